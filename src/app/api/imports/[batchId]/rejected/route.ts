import { getTranslations } from "next-intl/server";
import { exportRejected } from "@/features/imports/rejections/mutations";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { answer, asSheet } from "../../answer";

/** The rows that did not come in, with the reason of each, to be mended and imported again. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ batchId: string }> },
): Promise<Response> {
  return answer(async (ctx) => {
    const batchId = id.safeParse((await params).batchId);
    if (!batchId.success) throw new AppError("NOT_FOUND");
    const { fileName, headings, origins, rows } = await exportRejected(ctx, batchId.data);
    const t = await getTranslations("import-steps");
    const reasons = await getTranslations("imports");
    const said = (reason: string) => reasons(`reasons.${reason}` as Parameters<typeof reasons>[0]);
    const lines = rows.map(({ row, sheet, reason, cells }) => [
      sheet === null ? String(row) : t("rejected.inSheet", { sheet, row }),
      said(reason),
      ...cells,
    ]);
    const words = headings.map((heading, at) => {
      const origin = origins[at];
      return origin ? t(`columns.origin.${origin}`) : heading;
    });
    const name = t("rejected.fileName", { file: fileName.replace(/\.[^.]+$/, "") });
    return asSheet(name, [[t("rejected.row"), t("rejected.reason"), ...words], ...lines]);
  });
}
