import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { PairScreen } from "@/features/imports/components/review/pair-screen";
import { shownName } from "@/features/imports/components/shown-name";
import { listQuestions } from "@/features/imports/questions.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { requireContext } from "@/lib/session";
import { batchOrNotFound } from "../batch";

export async function People({ params }: { params: Promise<{ batchId: string }> }) {
  const ctx = await requireContext();
  const { batchId } = await params;
  const batch = await batchOrNotFound(ctx, batchId, ["ready", "done"]);
  const t = await getTranslations("import-decisions.pair");
  const pasted = await getTranslations("import-steps.paste");
  const asked = await listQuestions(ctx, batchId);
  return (
    <MessagesFor namespaces={["ui", "errors", "import-steps", "import-decisions"]}>
      <PageHeader
        before={<BackLink href={`/imports/${batchId}`}>{t("back")}</BackLink>}
        meta={shownName(batch.fileName, pasted("cells"))}
        title={t("title")}
      />
      <PairScreen batchId={batchId} {...asked} />
    </MessagesFor>
  );
}
