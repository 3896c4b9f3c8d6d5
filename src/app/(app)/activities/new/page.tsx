import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { ActivityForm } from "@/features/activities/components/activity-form";
import { placeChoices } from "@/features/activities/places.queries";
import { activities } from "@/features/activities/policy";
import { newView } from "@/features/activities/schema";
import { MessagesFor } from "@/i18n/messages-for";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities.form"))("newTitle") };
}

export default function NewActivityPage({ searchParams }: PageProps<"/activities/new">) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <NewActivity searchParams={searchParams} />
    </Suspense>
  );
}

async function NewActivity({ searchParams }: Pick<PageProps<"/activities/new">, "searchParams">) {
  const ctx = await requireContext();
  if (!can(ctx, activities.manage)) notFound();
  const { workplace, campaign } = newView.parse(await searchParams);
  const [t, choices] = await Promise.all([
    getTranslations("activities"),
    placeChoices(ctx, { workplaceId: workplace, campaignId: campaign }),
  ]);
  const toWorkplaces = (
    <ButtonLink href="/workplaces" variant="red">
      {t("form.addWorkplace")}
    </ButtonLink>
  );
  const only = choices.workplaces.length === 1 ? choices.workplaces.map(({ id }) => id) : [];
  return (
    <MessagesFor namespaces={["activities", "errors", "ui"]}>
      <PageHeader before={<BackLink href="/activities">{t("back")}</BackLink>} title={t("form.newTitle")} />
      {choices.workplaces.length === 0 ? (
        <EmptyState action={toWorkplaces} title={t("form.noWorkplaces")} />
      ) : (
        <ActivityForm campaignId={campaign} choices={choices} chosen={only} today={today(ctx)} />
      )}
    </MessagesFor>
  );
}
