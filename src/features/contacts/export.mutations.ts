import { type AskedExport, openRequest, takeRequest } from "@/features/exports/mutations";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { AskContactExport } from "./export.schema";
import { select } from "./filter.queries";
import { type ContactFilter, filterOfScope, filterScope } from "./filter.schema";
import { contacts } from "./policy";
import { filterOfPart } from "./search-words.queries";

/** Asks for a file of the people of a list. */
export async function askContactExport(
  ctx: Context,
  { id, reason, columns, filter }: AskContactExport,
): Promise<AskedExport> {
  authorize(ctx, contacts.export);
  const { s, ...list } = filterOfPart(ctx, filter);
  // Words that cannot be read are refused: without them the file would hold everybody.
  if (s === undefined && new URLSearchParams(filter).has("s"))
    throw new AppError("INVALID", { form: "choice" });
  const scope = filterScope(list);
  const people = await countOf(ctx, scope);
  return openRequest(ctx, { id, kind: "contacts", reason, scope, columns, rows: people, people });
}

export type BegunExport = { filter: ContactFilter; columns: string[]; number: number };

/** The audit row, with reason, columns, count and the filters' names, is written before the first line is sent. */
export async function beginExport(ctx: Context, id: string): Promise<BegunExport> {
  authorize(ctx, contacts.export);
  const { scope, ...taken } = await takeRequest(ctx, {
    id,
    kind: "contacts",
    rowsNow: (asked) => countOf(ctx, asked),
    event: (asked, people) => ({
      action: "contact.export",
      entity: "export",
      entityId: id,
      details: { people, filters: namesOf(filterOfScope(asked)) },
    }),
  });
  return { ...taken, filter: filterOfScope(scope) };
}

const countOf = async (ctx: Context, scope: string): Promise<number> =>
  (await read(ctx, (tx) => select(tx, ctx, filterOfScope(scope)))).total;

const namesOf = (filter: ContactFilter) =>
  Object.entries(filter).flatMap(([key, value]) => (value && String(value) !== "" ? [key] : []));
