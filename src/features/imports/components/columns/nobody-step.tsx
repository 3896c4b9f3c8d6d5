import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/states";
import type { FileAnalysis } from "../../mapping/decisions";
import { DiscardImport } from "../discard-import";
import { LeftOut } from "./left-out";
import { ReadingChoice } from "./reading-choice";

type NobodyStepProps = { batchId: string; reading: Pick<FileAnalysis, "analysis" | "file" | "top"> };

/** A file that was read and holds nobody: there is nothing to decide but another file, or other headings. */
export function NobodyStep({ batchId, reading: { analysis, file, top = [] } }: NobodyStepProps) {
  const t = useTranslations("import-steps");
  const action = (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href="/imports" variant="ink">
        {t("refused.again")}
      </ButtonLink>
      <DiscardImport batchId={batchId} />
    </div>
  );
  return (
    <div className="grid gap-6">
      <EmptyState action={action} title={t("nobody.title")}>
        {t("nobody.text")}
      </EmptyState>
      <ReadingChoice batchId={batchId} file={file} headerRows={analysis.headerRows} top={top} />
      <LeftOut leftOut={analysis.leftOut} parts={analysis.parts} />
    </div>
  );
}
