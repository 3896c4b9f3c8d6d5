import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, RowsSkeleton, Skeleton } from "@/components/ui/skeleton";
import { Segments, type TabItem, Tabs } from "@/components/ui/tabs";
import { EndingAgreements } from "@/features/agreements/components/ending-agreements";
import { ReadsNotice } from "@/features/audit/components/reads-notice";
import { BackupNotice } from "@/features/backups/components/backup-notice";
import { ReachSlot } from "@/features/conversations/components/reach/reach-slot";
import { SelectionProvider, SelectToggle } from "@/features/conversations/components/selection";
import { openFormOf } from "@/features/conversations/log-sheet.schema";
import { conversations } from "@/features/conversations/policy";
import { density } from "@/features/density/policy";
import { ExportNotice } from "@/features/exports/components/export-notice";
import { KeptRates, OwnKeptRate } from "@/features/follow-ups/components/kept-rates";
import {
  type FollowUpFilter,
  followUpFilter,
  followUpsHref,
  type Scope,
  scopes,
  tabs,
} from "@/features/follow-ups/filter.schema";
import { keptRateOf, keptRatesOf } from "@/features/follow-ups/kept-rate.queries";
import { followUps } from "@/features/follow-ups/policy";
import { listFollowUps, mostCounted } from "@/features/follow-ups/queries";
import { suggestPeople } from "@/features/follow-ups/suggestions.queries";
import { DueTasks } from "@/features/tasks/components/due-tasks";
import { getFirstSteps } from "@/features/unions/first-steps.queries";
import { unions } from "@/features/unions/policy";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { PaperLink } from "../paper/paper-link";
import { FirstSteps } from "./first-steps";
import { FollowUpsBody } from "./follow-ups-body";

export type FollowUpsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function FollowUps({ searchParams }: FollowUpsProps) {
  const ctx = await requireContext();
  if (!can(ctx, followUps.read)) return can(ctx, density.read) ? redirect("/density") : notFound();
  const params = await searchParams;
  const filter = followUpFilter.parse(params);
  const list = await listFollowUps(ctx, filter);
  const people = can(ctx, followUps.suggest) ? await suggestPeople(ctx) : [];
  const t = await getTranslations("follow-ups");
  const format = await getFormatter();
  const date = format.dateTime(new Date(), { weekday: "long", day: "numeric", month: "short" });
  const views = await Promise.all([tabItems(filter, list), whoseItems({ ...filter, tab: list.tab })]);
  const seesOthers = can(ctx, followUps.reassign);
  const steps = await stepsOf(ctx);
  if (steps && isEmpty(list))
    return (
      <>
        <BackupNotice className="mb-4" ctx={ctx} />
        <PageHeader meta={date} title={(await getTranslations("app.navigation"))("today")} />
        <FirstSteps steps={steps} />
      </>
    );
  return (
    <>
      <BackupNotice className="mb-4" ctx={ctx} />
      <ReadsNotice className="mb-4" ctx={ctx} />
      <ExportNotice className="mb-4" ctx={ctx} />
      <PageHeader
        className="mb-2 md:mb-4"
        end={seesOthers ? <Segments items={views[1]} label={t("whoseLabel")} /> : null}
        meta={date}
        oneRow
        title={t("title")}
      />
      {steps ? <FirstSteps className="mb-8" steps={steps} /> : null}
      <Tabs className="-mx-4 px-2 md:mx-0 md:px-0" items={views[0]} label={t("tabsLabel")} />
      <ReachSlot ctx={ctx}>
        <SelectionProvider listHref={followUpsHref({ ...filter, tab: list.tab })}>
          {list.total > 1 && can(ctx, conversations.log) ? (
            <div className="-mb-2.5 flex justify-end">
              <SelectToggle className="-me-2" />
            </div>
          ) : null}
          <FollowUpsBody
            ctx={ctx}
            filter={{ ...filter, tab: list.tab }}
            list={list}
            people={people}
            words={openFormOf.parse(params)}
          />
        </SelectionProvider>
      </ReachSlot>
      <div className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
        <PaperLink ctx={ctx} preset={{ who: "my_follow_ups" }} />
        <Kept ctx={ctx} whose={filter.whose} />
      </div>
      <DueTasks className="mt-6" ctx={ctx} />
      <EndingAgreements className="mt-6 print:hidden" ctx={ctx} />
      {filter.whose === "turf" && can(ctx, followUps.compare) ? (
        <KeptRates rates={await keptRatesOf(ctx)} />
      ) : null}
    </>
  );
}

const stepsOf = async (ctx: Context) => (can(ctx, unions.change) ? getFirstSteps(ctx) : null);
const isEmpty = ({ counts }: List) => Object.values(counts).every((count) => count === 0);

async function Kept({ ctx, whose }: { ctx: Context; whose: Scope }) {
  return whose === "mine" ? <OwnKeptRate rate={await keptRateOf(ctx)} /> : null;
}

type List = Awaited<ReturnType<typeof listFollowUps>>;

async function tabItems({ whose }: FollowUpFilter, list: List): Promise<TabItem[]> {
  const t = await getTranslations("follow-ups.tabs");
  const format = await getFormatter();
  return tabs.map((tab) => ({
    href: followUpsHref({ tab, whose }),
    label: t(tab),
    count:
      list.counts[tab] > mostCounted ? `${format.number(mostCounted)}+` : format.number(list.counts[tab]),
    current: tab === list.tab,
    late: tab === "overdue" && list.counts.overdue > 0,
  }));
}

async function whoseItems({ tab, whose }: FollowUpFilter): Promise<TabItem[]> {
  const t = await getTranslations("follow-ups.whose");
  return scopes.map((scope) => ({
    href: followUpsHref({ tab, whose: scope }),
    label: t(scope),
    current: scope === whose,
  }));
}

export function FollowUpsSkeleton() {
  return (
    <div className="grid gap-4">
      <Loading className="grid gap-3">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-14" />
      </Loading>
      <RowsSkeleton />
    </div>
  );
}
