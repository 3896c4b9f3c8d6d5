import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { TickList } from "@/features/activities/components/tick-list";
import { departmentsIn, peopleToTick } from "@/features/activities/people.queries";
import { participation } from "@/features/activities/policy";
import { getActivity } from "@/features/activities/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/activities/[activityId]/tick">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("tickOff") };
}

export default function TickPage({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Tick params={params} />
    </Suspense>
  );
}

async function Tick({ params }: Pick<Props, "params">) {
  const ctx = await requireContext();
  if (!can(ctx, participation.record)) notFound();
  const activity = await found(getActivity(ctx, idFrom((await params).activityId)));
  if (activity.state !== "running" || activity.archived) notFound();
  const [t, first, departments] = await Promise.all([
    getTranslations("activities.tick"),
    peopleToTick(ctx, { activityId: activity.id }),
    departmentsIn(ctx, activity.id),
  ]);
  const add = (
    <ButtonLink href="/contacts/new" variant="red">
      {t("add")}
    </ButtonLink>
  );
  return (
    <MessagesFor namespaces={["activities", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href={`/activities/${activity.id}`}>{t("back", { name: activity.name })}</BackLink>}
        meta={activity.ask ?? undefined}
        title={t("title", { name: activity.name })}
      />
      {first.rows.length === 0 ? (
        <EmptyState action={can(ctx, participation.rate) ? add : undefined} title={t("empty")} />
      ) : (
        <TickList activityId={activity.id} departments={departments} first={first} kind={activity.kind} />
      )}
    </MessagesFor>
  );
}
