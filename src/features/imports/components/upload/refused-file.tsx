import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/states";
import { DiscardImport } from "../discard-import";

/** What the file is, and what to do: one sentence. */
export function RefusedFile({ batchId, refusal }: { batchId: string; refusal: string }) {
  const t = useTranslations("import-steps.refused");
  const words = useTranslations("imports");
  const action = (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href="/imports" variant="ink">
        {t("again")}
      </ButtonLink>
      <DiscardImport batchId={batchId} />
    </div>
  );
  return (
    <ErrorState action={action} title={t("title")}>
      {words(`refusals.${refusal}` as Parameters<typeof words>[0])}
    </ErrorState>
  );
}
