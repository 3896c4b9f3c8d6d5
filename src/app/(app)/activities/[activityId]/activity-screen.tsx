import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { AccuracyTable } from "@/features/activities/components/accuracy-table";
import { activityDays } from "@/features/activities/components/activity-days";
import { OneButtonForm } from "@/features/activities/components/one-button-form";
import { StandingFigures } from "@/features/activities/components/standing-figures";
import { TestHead } from "@/features/activities/components/test-head";
import { TestSquare } from "@/features/activities/components/test-square";
import { TestUnits } from "@/features/activities/components/test-units";
import { activities, participation } from "@/features/activities/policy";
import { type Activity, earlierTests, getActivity } from "@/features/activities/queries";
import { accuracyOf, predictedNow, standingOf, testResult } from "@/features/activities/results.queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = Pick<PageProps<"/activities/[activityId]">, "params">;

export async function ActivityScreen({ params }: Props) {
  const ctx = await requireContext();
  const activity = await found(getActivity(ctx, idFrom((await params).activityId)));
  const [t, format] = await Promise.all([getTranslations("activities"), getFormatter()]);
  const meta = [
    activity.isTest ? t("test") : null,
    t(`kinds.${activity.kind}`),
    activityDays(t, format, activity),
    placesIn(activity),
  ];
  return (
    <MessagesFor namespaces={["activities", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href="/activities">{t("back")}</BackLink>}
        end={<Buttons activity={activity} ctx={ctx} />}
        meta={meta.filter(Boolean).join(" · ")}
        title={activity.name}
      />
      <div className="grid gap-8">
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-14 empty:hidden">
          {activity.archived ? <Tag>{t("archived")}</Tag> : null}
          {activity.state === "closed" ? <Tag>{t("states.closed")}</Tag> : null}
          {activity.ask ? <span>{activity.ask}</span> : null}
          {activity.campaign ? (
            <Link href={`/campaigns/${activity.campaign.id}`} prefetch={false}>
              {activity.campaign.name}
            </Link>
          ) : null}
        </p>
        <Body activity={activity} ctx={ctx} />
      </div>
    </MessagesFor>
  );
}

const placesIn = ({ places }: Activity) => {
  const names = places.map((each) => [each.workplace, each.department, each.shift].filter(Boolean).join(" "));
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} …` : names.join(", ");
};

async function Buttons({ ctx, activity }: { ctx: Context; activity: Activity }) {
  const t = await getTranslations("activities");
  const { id, state, archived } = activity;
  const running = state === "running" && !archived;
  return (
    <>
      {can(ctx, activities.manage) ? (
        <ButtonLink href={`/activities/${id}/edit`} prefetch={false}>
          {t("edit")}
        </ButtonLink>
      ) : null}
      {can(ctx, activities.launch) && state !== "planned" && !archived ? (
        <OneButtonForm
          act="close"
          fields={{ activityId: id, closed: running ? "yes" : "no" }}
          words={t(running ? "close.button" : "close.reopen")}
        />
      ) : null}
      {can(ctx, participation.record) && running ? (
        <ButtonLink href={`/activities/${id}/tick`} prefetch={false} variant="red">
          {t("tickOff")}
        </ButtonLink>
      ) : null}
    </>
  );
}

async function Body({ ctx, activity }: { ctx: Context; activity: Activity }) {
  if (activity.state === "planned") return <Launch activity={activity} ctx={ctx} />;
  if (activity.isTest && can(ctx, participation.readPredicted))
    return <Result activity={activity} ctx={ctx} />;
  return (
    <StandingFigures
      activityId={activity.id}
      opens={can(ctx, participation.readPredicted)}
      standing={await standingOf(ctx, activity.id)}
    />
  );
}

async function Launch({ ctx, activity }: { ctx: Context; activity: Activity }) {
  const t = await getTranslations("activities.launch");
  const predicted = can(ctx, participation.readPredicted) ? await predictedNow(ctx, activity.id) : null;
  return (
    <Section title={t("title")}>
      <div className="grid max-w-2xl gap-4">
        <p className="text-14">{t("text")}</p>
        {predicted === null ? null : <p className="text-16 font-strong">{t("now", { predicted })}</p>}
        {can(ctx, activities.launch) ? (
          <OneButtonForm
            act="launch"
            fields={{ activityId: activity.id }}
            variant="red"
            words={t("button")}
          />
        ) : (
          <p className="text-14 text-ink-2">{t("reader")}</p>
        )}
      </div>
    </Section>
  );
}

async function Result({ ctx, activity }: { ctx: Context; activity: Activity }) {
  const [result, earlier, accuracy] = await Promise.all([
    testResult(ctx, activity.id),
    earlierTests(ctx, activity.id),
    accuracyOf(ctx, activity.id),
  ]);
  return (
    <>
      <TestHead earlier={earlier} result={result} test={activity} />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,4fr)_minmax(0,3fr)]">
        <TestUnits activityId={activity.id} result={result} />
        <div className="grid gap-8">
          <TestSquare activityId={activity.id} result={result} />
          <AccuracyTable rows={accuracy} />
        </div>
      </div>
    </>
  );
}
