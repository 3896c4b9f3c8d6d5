import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { CampaignForm } from "@/features/campaigns/components/campaign-form";
import { campaigns } from "@/features/campaigns/policy";
import { planChoices } from "@/features/campaigns/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.form"))("newTitle") };
}

export default function NewCampaignPage() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <NewCampaign />
    </Suspense>
  );
}

async function NewCampaign() {
  const ctx = await requireContext();
  if (!can(ctx, campaigns.manage)) notFound();
  const [t, choices, thresholds] = await Promise.all([
    getTranslations("campaigns"),
    planChoices(ctx),
    listThresholds(ctx, { on: today(ctx) }),
  ]);
  const back = <BackLink href="/campaigns">{t("back")}</BackLink>;
  const toWorkplaces = (
    <ButtonLink href="/workplaces" variant="red">
      {t("form.addWorkplace")}
    </ButtonLink>
  );
  return (
    <MessagesFor namespaces={["campaigns", "errors", "ui"]}>
      <PageHeader before={back} title={t("form.newTitle")} />
      {choices.workplaces.length === 0 ? (
        <EmptyState action={toWorkplaces} title={t("form.noWorkplaces")} />
      ) : (
        <CampaignForm choices={choices} thresholds={thresholds} />
      )}
    </MessagesFor>
  );
}
