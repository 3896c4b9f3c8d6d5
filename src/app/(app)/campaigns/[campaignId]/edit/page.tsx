import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ArchiveForm } from "@/features/campaigns/components/archive-form";
import { CampaignForm } from "@/features/campaigns/components/campaign-form";
import { StageEditor } from "@/features/campaigns/components/stage-editor";
import { campaigns } from "@/features/campaigns/policy";
import { getCampaign, planChoices } from "@/features/campaigns/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

type Props = PageProps<"/campaigns/[campaignId]/edit">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("edit") };
}

export default function EditCampaignPage({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <EditCampaign params={params} />
    </Suspense>
  );
}

async function EditCampaign({ params }: Pick<Props, "params">) {
  const { ctx, user } = await requireSession();
  if (!can(ctx, campaigns.manage)) notFound();
  const campaign = await found(getCampaign(ctx, idFrom((await params).campaignId)));
  const [t, choices, thresholds] = await Promise.all([
    getTranslations("campaigns"),
    planChoices(ctx),
    listThresholds(ctx),
  ]);
  const back = <BackLink href={`/campaigns/${campaign.id}`}>{t("backToBoard")}</BackLink>;
  return (
    <MessagesFor namespaces={["campaigns", "errors", "ui"]}>
      <PageHeader before={back} title={t("form.editTitle", { name: campaign.name })} />
      <div className="grid gap-8 xl:grid-cols-2">
        <div className="grid content-start gap-6">
          <CampaignForm campaign={campaign} choices={choices} thresholds={thresholds} />
          <ArchiveForm archived={campaign.archived} id={campaign.id} />
        </div>
        <Section meta={t("stages.meta")} title={t("stages.title")}>
          <StageEditor campaignId={campaign.id} stages={campaign.stages} userId={user.id} />
        </Section>
      </div>
    </MessagesFor>
  );
}
