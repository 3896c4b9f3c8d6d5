import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ActivityForm } from "@/features/activities/components/activity-form";
import { OneButtonForm } from "@/features/activities/components/one-button-form";
import { placeChoices } from "@/features/activities/places.queries";
import { activities } from "@/features/activities/policy";
import { type ActivityPlace, getActivity } from "@/features/activities/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { today } from "@/lib/dates";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/activities/[activityId]/edit">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("edit") };
}

export default function EditActivityPage({ params }: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <EditActivity params={params} />
    </Suspense>
  );
}

async function EditActivity({ params }: Pick<Props, "params">) {
  const ctx = await requireContext();
  if (!can(ctx, activities.manage)) notFound();
  const activity = await found(getActivity(ctx, idFrom((await params).activityId)));
  const chosen = activity.places.map(({ workplaceId }) => workplaceId);
  const [t, choices] = await Promise.all([
    getTranslations("activities"),
    placeChoices(ctx, { chosen: [...new Set(chosen)] }),
  ]);
  return (
    <MessagesFor namespaces={["activities", "errors", "ui"]}>
      <PageHeader
        before={
          <BackLink href={`/activities/${activity.id}`}>{t("tick.back", { name: activity.name })}</BackLink>
        }
        title={t("form.editTitle", { name: activity.name })}
      />
      <ActivityForm
        activity={activity}
        choices={choices}
        chosen={activity.places.map(choiceOf)}
        today={today(ctx)}
      />
      <div className="mt-8 grid max-w-xl gap-2 border-t border-rule pt-4">
        <OneButtonForm
          act="archive"
          fields={{ activityId: activity.id, archived: activity.archived ? "no" : "yes" }}
          words={t(activity.archived ? "form.restore" : "form.archive")}
        />
        {activity.archived ? null : <p className="text-13 text-ink-3">{t("form.archiveHint")}</p>}
      </div>
    </MessagesFor>
  );
}

const choiceOf = ({ workplaceId, departmentId, shiftId }: ActivityPlace) =>
  [workplaceId, departmentId ?? (shiftId ? "" : null), shiftId].filter((part) => part !== null).join("/");
