import { type AskedExport, openRequest, takeRequest } from "@/features/exports/mutations";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { audits } from "./policy";
import { countKinds } from "./queries";
import { type AskAuditExport, type AuditFilter, filterOfWords, filterWords } from "./schema";

/** Asks for the events of a filter as a file. */
export async function askAuditExport(
  ctx: Context,
  { id, reason, filter }: AskAuditExport,
): Promise<AskedExport> {
  authorize(ctx, audits.export);
  const asked = filterOfWords(filter);
  const rows = await countEvents(ctx, asked);
  return openRequest(ctx, { id, kind: "audit", reason, scope: filterWords(asked), rows, people: 0 });
}

/** Notes that the audit leaves as a file, before its first line does. */
export async function beginAuditExport(
  ctx: Context,
  id: string,
): Promise<{ filter: AuditFilter; number: number }> {
  authorize(ctx, audits.export);
  const { scope, number } = await takeRequest(ctx, {
    id,
    kind: "audit",
    rowsNow: (asked) => countEvents(ctx, filterOfWords(asked)),
    event: (asked, events) => ({
      action: "audit.export",
      entity: "audit",
      entityId: id,
      details: { events, filters: namesOf(filterOfWords(asked)) },
    }),
  });
  return { filter: filterOfWords(scope), number };
}

const namesOf = (filter: AuditFilter) =>
  Object.entries(filter).flatMap(([key, value]) => (value ? [key] : []));

async function countEvents(ctx: Context, { kind, ...filter }: AuditFilter): Promise<number> {
  const counts = await countKinds(ctx, filter);
  return kind ? counts[kind] : Object.values(counts).reduce((sum, count) => sum + count, 0);
}
