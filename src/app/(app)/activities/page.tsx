import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ActivityList } from "@/features/activities/components/activity-list";
import { activities } from "@/features/activities/policy";
import { listActivities } from "@/features/activities/queries";
import { listView } from "@/features/activities/schema";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("title") };
}

export default function ActivitiesPage({ searchParams }: PageProps<"/activities">) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Activities searchParams={searchParams} />
    </Suspense>
  );
}

async function Activities({ searchParams }: Pick<PageProps<"/activities">, "searchParams">) {
  const ctx = await requireContext();
  const view = listView.parse(await searchParams);
  const archived = view.archived === "1";
  const t = await getTranslations("activities");
  const { rows, next } = await listActivities(ctx, {
    ...{ before: view.before, archived, campaignId: view.campaign },
  });
  const mayManage = can(ctx, activities.manage);
  const start = (
    <ButtonLink
      href={view.campaign ? `/activities/new?campaign=${view.campaign}` : "/activities/new"}
      variant="ink"
    >
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        end={mayManage && rows.length > 0 ? start : undefined}
        meta={t("meta")}
        title={t(archived ? "archivedTitle" : "title")}
      />
      <ActivityList mayManage={mayManage && !archived} rows={rows} />
      <p className="flex flex-wrap gap-2 py-3">
        {next ? (
          <ButtonLink
            href={`/activities?before=${next}${archived ? "&archived=1" : ""}`}
            rel="next"
            size="sm"
          >
            {t("older")}
          </ButtonLink>
        ) : null}
        <ButtonLink href={archived ? "/activities" : "/activities?archived=1"} size="sm" variant="bare">
          {t(archived ? "showCurrent" : "showArchived")}
        </ButtonLink>
      </p>
    </>
  );
}
