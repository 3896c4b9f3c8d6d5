import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { beginExport } from "@/features/contacts/export.mutations";
import { exportPiece } from "@/features/contacts/export.queries";
import { exportColumns } from "@/features/contacts/export.schema";
import { type ContactFilter, contactFilter } from "@/features/contacts/filter.schema";
import { requireOwnLink } from "@/lib/action";
import { attachment } from "@/lib/attachment";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import { answer } from "../../imports/answer";

/** The people of a list's filter as a file, written while it is read. Citizen numbers and assessments stay here. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { after: _page, ...filter } = contactFilter.parse(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    await beginExport(ctx, { ...filter, after: undefined });
    const language = (await getLocale()) === "id" ? "id" : "en";
    const name = language === "id" ? `orang-${today(ctx)}.csv` : `people-${today(ctx)}.csv`;
    return new Response(
      Readable.toWeb(
        Readable.from(linesOf(ctx, { ...filter, after: undefined }, language)),
      ) as ReadableStream,
      {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": attachment(name),
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        },
      },
    );
  });
}

/** Spreadsheet programs take the list separator of the country: where the comma is the decimal mark it is a semicolon. */
async function* linesOf(
  ctx: Context,
  filter: ContactFilter,
  language: "en" | "id",
): AsyncGenerator<Uint8Array> {
  const delimiter = language === "id" ? ";" : ",";
  const encoder = new TextEncoder();
  const headings = exportColumns.map((column) => column[language]);
  yield encoder.encode(`\uFEFF${csvLine(headings, delimiter)}`);
  let after: string | undefined;
  do {
    const { lines, next } = await exportPiece(ctx, { filter: { ...filter, after }, language });
    yield encoder.encode(lines.map((cells) => csvLine(cells, delimiter)).join(""));
    after = next ?? undefined;
  } while (after);
}
