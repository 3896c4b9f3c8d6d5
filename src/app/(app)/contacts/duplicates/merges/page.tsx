import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { MergeList } from "@/features/duplicates/components/merge-list";
import { listMerges } from "@/features/duplicates/merges.queries";
import { duplicates } from "@/features/duplicates/policy";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("duplicates.merged"))("title"),
});

export default function MergesPage() {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Merges />
    </Suspense>
  );
}

async function Merges() {
  const ctx = await requireContext();
  if (!can(ctx, duplicates.read)) notFound();
  const t = await getTranslations("duplicates");
  const merges = await listMerges(ctx);
  return (
    <MessagesFor namespaces={["ui", "errors", "duplicates"]}>
      <PageHeader
        before={<BackLink href="/contacts/duplicates">{t("title")}</BackLink>}
        title={t("merged.title")}
      />
      {merges.length === 0 ? (
        <EmptyState title={t("merged.empty")}>{t("merged.emptyText")}</EmptyState>
      ) : (
        <MergeList merges={merges} />
      )}
    </MessagesFor>
  );
}
