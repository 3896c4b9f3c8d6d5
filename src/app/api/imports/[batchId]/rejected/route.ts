import { Readable } from "node:stream";
import { getLocale, getTranslations } from "next-intl/server";
import { shownName } from "@/features/imports/components/shown-name";
import { beginRejected } from "@/features/imports/review/rejections.mutations";
import { type RejectedRow, rejectedPiece } from "@/features/imports/review/rejections.queries";
import { requireOwnLink } from "@/lib/action";
import { attachment } from "@/lib/attachment";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import { answer } from "../../answer";

/** The rows that did not come in, with the reason of each, to be mended and imported again; written while they are read. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ batchId: string }> },
): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const batchId = id.safeParse((await params).batchId);
    if (!batchId.success) throw new AppError("NOT_FOUND");
    const file = await beginRejected(ctx, batchId.data);
    const lines = Readable.from(await linesOf(ctx, batchId.data, file));
    const t = await getTranslations("import-steps");
    const name = t("rejected.fileName", {
      file: shownName(file.fileName, t("paste.cells")).replace(/\.[^.]+$/, ""),
    });
    return new Response(Readable.toWeb(lines) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`${name}.csv`),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}

type File = Awaited<ReturnType<typeof beginRejected>>;

/** The words are fetched before the first line: nothing of the request is asked for while the file is on its way. */
async function linesOf(ctx: Context, batchId: string, file: File): Promise<AsyncGenerator<Uint8Array>> {
  const t = await getTranslations("import-steps");
  const reasons = await getTranslations("imports");
  // Spreadsheet programs take the list separator of the country: where the comma is the decimal mark it is a semicolon.
  const delimiter = (await getLocale()) === "id" ? ";" : ",";
  const words = file.headings.map(({ heading, origin }) =>
    origin ? t(`columns.origin.${origin}`) : heading,
  );
  const head = csvLine([t("rejected.row"), t("rejected.reason"), ...words], delimiter);
  const lineOf = ({ row, sheet, reason, cells }: RejectedRow) =>
    csvLine(
      [
        sheet === null ? String(row) : t("rejected.inSheet", { sheet, row }),
        reasons(`reasons.${reason}` as Parameters<typeof reasons>[0]),
        ...(cells === "unreadable" ? [t("rejected.unreadable")] : (cells ?? [t("rejected.removed")])),
      ],
      delimiter,
    );
  return pieces(ctx, { batchId, parts: file.parts, head: `\uFEFF${head}`, lineOf });
}

type Pieces = Pick<File, "parts"> & {
  batchId: string;
  head: string;
  lineOf: (row: RejectedRow) => string;
};

async function* pieces(ctx: Context, { batchId, parts, head, lineOf }: Pieces): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(head);
  let after: number | undefined;
  do {
    const { rows, next } = await rejectedPiece(ctx, { batchId, parts, after });
    yield encoder.encode(rows.map(lineOf).join(""));
    after = next ?? undefined;
  } while (after !== undefined);
}
