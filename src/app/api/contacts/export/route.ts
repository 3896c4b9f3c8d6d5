import { getLocale } from "next-intl/server";
import { beginExport } from "@/features/contacts/export.mutations";
import { exportPiece } from "@/features/contacts/export.queries";
import { exportColumns } from "@/features/contacts/export.schema";
import { type ContactFilter, contactFilter } from "@/features/contacts/filter.schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";

/** Streamed. Without national ids and assessments. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { after: _page, ...filter } = contactFilter.parse(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    await beginExport(ctx, { ...filter, after: undefined });
    const language = (await getLocale()) === "id" ? "id" : "en";
    const name = language === "id" ? "orang" : "people";
    return asSheet(`${name}-${today(ctx)}`, linesOf(ctx, { ...filter, after: undefined }, language));
  });
}

/** Spreadsheet programs take the list separator of the country: a semicolon where the comma is the decimal mark. */
async function* linesOf(
  ctx: Context,
  filter: ContactFilter,
  language: "en" | "id",
): AsyncGenerator<string[][]> {
  yield [exportColumns.map((column) => column[language])];
  let after: string | undefined;
  do {
    const { lines, next } = await exportPiece(ctx, { filter: { ...filter, after }, language });
    yield lines;
    after = next ?? undefined;
  } while (after);
}
