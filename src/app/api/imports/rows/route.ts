import { getFormatter, getTranslations } from "next-intl/server";
import { fileAddress } from "@/features/exports/schema";
import { cellsOf, columnsOf, type RowWords, textOf } from "@/features/imports/components/review/row-words";
import { shownName } from "@/features/imports/components/shown-name";
import { beginExport } from "@/features/imports/rows.mutations";
import { rowPieces } from "@/features/imports/rows.queries";
import type { ExportedFilter, ReviewRow } from "@/features/imports/rows.schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import { AppError } from "@/lib/errors";
import { exportMark } from "@/lib/export-mark";

/** A list of an import's rows as a file; rejected rows with what they said, to be mended and imported again. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { data } = fileAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!data) throw new AppError("NOT_FOUND");
    const { fileName, parts, headings, batchId, filter, number } = await beginExport(ctx, data.request);
    const words = await rowWords();
    const cells = headings.map(({ heading, origin }) =>
      origin ? words.steps(`columns.origin.${origin}`) : heading,
    );
    const { head, lineOf } = filter === "rejected" ? withCells(words, cells) : asShown(words, filter);
    const mark = await exportMark(ctx, { number, name: nameOf(filter, fileName, words) });
    const lines = async function* () {
      yield [mark.firstLine, head];
      for await (const rows of rowPieces(ctx, { batchId, filter, parts })) yield rows.map(lineOf);
    };
    return asSheet(mark.fileName, lines());
  });
}

const rowWords = async (): Promise<RowWords> => ({
  decisions: await getTranslations("import-decisions"),
  steps: await getTranslations("import-steps"),
  imports: await getTranslations("imports"),
  format: await getFormatter(),
});

function nameOf(filter: ExportedFilter, fileName: string, { decisions, steps }: RowWords): string {
  const file = shownName(fileName, steps("paste.cells")).replace(/\.[^.]+$/, "");
  if (filter === "rejected" || filter === "warnings") return steps(`${filter}.fileName`, { file });
  return `${file}, ${decisions(`rows.outcomes.${filter}`)}`;
}

type Sheet = { head: string[]; lineOf: (row: ReviewRow) => string[] };

function asShown(words: RowWords, filter: ExportedFilter): Sheet {
  const columns = columnsOf(filter);
  return {
    head: columns.map((column) => words.decisions(`rows.${column}`)),
    lineOf: (row) => columns.map((column) => textOf(column, row, words)),
  };
}

function withCells(words: RowWords, headings: readonly string[]): Sheet {
  return {
    head: [words.decisions("rows.row"), words.decisions("rows.reason"), ...headings],
    lineOf: (row) => [textOf("row", row, words), textOf("reason", row, words), ...cellsOf(row, words)],
  };
}
