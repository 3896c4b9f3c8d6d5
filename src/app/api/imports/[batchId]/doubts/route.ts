import { getTranslations } from "next-intl/server";
import { shownName } from "@/features/imports/components/shown-name";
import { exportWarnings } from "@/features/imports/review/warnings.mutations";
import { requireOwnLink } from "@/lib/action";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { answer, asSheet } from "../../answer";

/** The cells that could not be trusted, with their rows. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ batchId: string }> },
): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const batchId = id.safeParse((await params).batchId);
    if (!batchId.success) throw new AppError("NOT_FOUND");
    const { fileName, cells } = await exportWarnings(ctx, batchId.data);
    const t = await getTranslations("import-steps");
    const words = await getTranslations("imports");
    const lines = cells.map(({ row, sheet, name, field, kind }) => [
      sheet === null ? String(row) : t("rejected.inSheet", { sheet, row }),
      name ?? "",
      t(`warned.${field}`),
      words(`warnings.${kind}`),
    ]);
    const headings = [t("rejected.row"), t("doubts.name"), t("impact.field"), t("impact.problem")];
    return asSheet(
      t("doubts.fileName", { file: shownName(fileName, t("paste.cells")).replace(/\.[^.]+$/, "") }),
      [headings, ...lines],
    );
  });
}
