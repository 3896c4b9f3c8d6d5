import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ComparisonView } from "@/features/duplicates/components/comparison";
import { type Comparison, comparisonOf } from "@/features/duplicates/pairs.queries";
import { duplicates } from "@/features/duplicates/policy";
import { pairInput } from "@/features/duplicates/schema";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { params: Promise<{ one: string; other: string }> };

export const generateMetadata = async () => ({
  title: (await getTranslations("duplicates.compare"))("title"),
});

export default function ComparePage({ params }: PageProps) {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Compare params={params} />
    </Suspense>
  );
}

async function Compare({ params }: PageProps) {
  const ctx = await requireContext();
  if (!can(ctx, duplicates.merge)) notFound();
  const comparison = await found(ctx, await params);
  const t = await getTranslations("duplicates");
  return (
    <MessagesFor namespaces={["ui", "errors", "duplicates"]}>
      <PageHeader
        before={<BackLink href="/contacts/duplicates">{t("title")}</BackLink>}
        title={t("compare.title")}
      />
      <ComparisonView {...comparison} />
    </MessagesFor>
  );
}

async function found(ctx: Context, params: { one: string; other: string }): Promise<Comparison> {
  const pair = pairInput.safeParse(params);
  if (!pair.success) notFound();
  return comparisonOf(ctx, pair.data).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
}
