import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { cellsOf, columnsOf, type RowWords, textOf } from "@/features/imports/components/review/row-words";
import { shownName } from "@/features/imports/components/shown-name";
import { beginExport } from "@/features/imports/rows.mutations";
import { rowPieces } from "@/features/imports/rows.queries";
import { exportedFilters, type ReviewRow } from "@/features/imports/rows.schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";

const asked = z.object({ batchId: id, filter: z.enum(exportedFilters) });
type Filter = z.output<typeof asked>["filter"];

/** A list of an import's rows as a file; rejected rows with what they said, to be mended and imported again. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ batchId: string }> },
): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const filter = new URL(request.url).searchParams.get("filter");
    const { data } = asked.safeParse({ ...(await params), filter });
    if (!data) throw new AppError("NOT_FOUND");
    const { fileName, parts, headings } = await beginExport(ctx, data);
    const words = await rowWords();
    const cells = headings.map(({ heading, origin }) =>
      origin ? words.steps(`columns.origin.${origin}`) : heading,
    );
    const { head, lineOf } =
      data.filter === "rejected" ? withCells(words, cells) : asShown(words, data.filter);
    const lines = async function* () {
      yield [head];
      for await (const rows of rowPieces(ctx, { ...data, parts })) yield rows.map(lineOf);
    };
    return asSheet(nameOf(data.filter, fileName, words), lines());
  });
}

const rowWords = async (): Promise<RowWords> => ({
  decisions: await getTranslations("import-decisions"),
  steps: await getTranslations("import-steps"),
  imports: await getTranslations("imports"),
  format: await getFormatter(),
});

function nameOf(filter: Filter, fileName: string, { decisions, steps }: RowWords): string {
  const file = shownName(fileName, steps("paste.cells")).replace(/\.[^.]+$/, "");
  if (filter === "rejected" || filter === "warnings") return steps(`${filter}.fileName`, { file });
  return `${file}, ${decisions(`rows.outcomes.${filter}`)}`;
}

type Sheet = { head: string[]; lineOf: (row: ReviewRow) => string[] };

function asShown(words: RowWords, filter: Filter): Sheet {
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
