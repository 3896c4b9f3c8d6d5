import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { getBatch } from "@/features/imports/batch.queries";
import { PairScreen } from "@/features/imports/components/review/pair-screen";
import { shownName } from "@/features/imports/components/shown-name";
import { imports } from "@/features/imports/policy";
import { listOpen, outcomesOf } from "@/features/imports/review/outcomes.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function People({ params }: { params: Promise<{ batchId: string }> }) {
  const ctx = await requireContext();
  const { batchId } = await params;
  if (!id.safeParse(batchId).success || !can(ctx, imports.read)) notFound();
  const batch = await getBatch(ctx, batchId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if (batch.state !== "ready" && batch.state !== "done") notFound();
  const t = await getTranslations("import-decisions.pair");
  const pasted = await getTranslations("import-steps.paste");
  const { questions } = await listOpen(ctx, batchId);
  const { openContacts, openRows, answered } = await outcomesOf(ctx, batchId);
  return (
    <MessagesFor namespaces={["ui", "errors", "import-steps", "import-decisions"]}>
      <PageHeader
        before={<BackLink href={`/imports/${batchId}`}>{t("back")}</BackLink>}
        meta={shownName(batch.fileName, pasted("cells"))}
        title={t("title")}
      />
      <PairScreen
        answered={answered}
        batchId={batchId}
        left={openContacts + openRows}
        questions={questions}
      />
    </MessagesFor>
  );
}
