import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { GroupPeople } from "@/features/activities/components/group-people";
import { departmentsIn, peopleInGroup } from "@/features/activities/people.queries";
import { participation } from "@/features/activities/policy";
import { getActivity } from "@/features/activities/queries";
import { groupView } from "@/features/activities/schema";
import { MessagesFor } from "@/i18n/messages-for";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/activities/[activityId]/people">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("standing.title") };
}

export default function GroupPage(props: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <GroupBody {...props} />
    </Suspense>
  );
}

async function GroupBody({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (!can(ctx, participation.readPredicted)) notFound();
  const activity = await found(getActivity(ctx, idFrom((await params).activityId)));
  const view = groupView.parse(await searchParams);
  const [t, { people, next }, departments] = await Promise.all([
    getTranslations("activities.people"),
    peopleInGroup(ctx, { activityId: activity.id, ...view }),
    departmentsIn(ctx, activity.id),
  ]);
  const department = departments.find(({ id }) => id === view.department);
  const more = new URLSearchParams({ ...view, after: next ?? "" });
  return (
    <MessagesFor namespaces={["activities", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href={`/activities/${activity.id}`}>{t("back", { name: activity.name })}</BackLink>}
        meta={department?.name}
        title={t(`groups.${view.group}`)}
      />
      {people.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <GroupPeople activityId={activity.id} people={people} />
      )}
      {next ? (
        <p className="py-3">
          <ButtonLink href={`/activities/${activity.id}/people?${more}`} rel="next" size="sm">
            {t("more")}
          </ButtonLink>
        </p>
      ) : null}
    </MessagesFor>
  );
}
