import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { CampaignList } from "@/features/campaigns/components/campaign-list";
import { campaigns } from "@/features/campaigns/policy";
import { listCampaigns } from "@/features/campaigns/queries";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("title") };
}

type Props = PageProps<"/campaigns">;

export default function CampaignsPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Campaigns searchParams={searchParams} />
    </Suspense>
  );
}

async function Campaigns({ searchParams }: Pick<Props, "searchParams">) {
  const ctx = await requireContext();
  const [t, all] = await Promise.all([getTranslations("campaigns"), listCampaigns(ctx)]);
  const [only, ...others] = all.filter(({ archived }) => !archived);
  // From the navigation, where there is nothing to choose.
  if ("open" in (await searchParams) && only && others.length === 0) redirect(`/campaigns/${only.id}`);
  const mayManage = can(ctx, campaigns.manage);
  const start = (
    <ButtonLink href="/campaigns/new" variant="ink">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        end={mayManage && all.length > 0 ? start : undefined}
        meta={t("meta", { running: all.filter(({ archived }) => !archived).length })}
        oneRow
        title={t("title")}
      />
      <CampaignList campaigns={all} mayManage={mayManage} />
    </>
  );
}
