import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ProjectorLink } from "@/components/layout/projector-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { getCauses } from "@/features/density/causes.queries";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { DataQuality } from "@/features/density/components/data-quality";
import { DayPicker } from "@/features/density/components/day-picker";
import { DensityHeadline } from "@/features/density/components/density-headline";
import { densityHref, peopleHref } from "@/features/density/components/density-links";
import { DensityTable } from "@/features/density/components/density-table";
import { DensityTrend } from "@/features/density/components/density-trend";
import { FlowReasons } from "@/features/density/components/flow-reasons";
import { FlowStats } from "@/features/density/components/flow-stats";
import { IssueHeat } from "@/features/density/components/issue-heat";
import { NoHeadcount } from "@/features/density/components/no-headcount";
import { PeopleStand } from "@/features/density/components/people-stand";
import { PlacesPages } from "@/features/density/components/places-pages";
import { PrintButton } from "@/features/density/components/print-button";
import { ScopeLinks } from "@/features/density/components/scope-links";
import { UnknownHeadcounts } from "@/features/density/components/unknown-headcounts";
import { VerifiableLine } from "@/features/density/components/verifiable-line";
import { density } from "@/features/density/policy";
import { type DensityReport, getDensity } from "@/features/density/queries";
import { TurfKept } from "@/features/follow-ups/components/kept-rates";
import { keptRatesOf } from "@/features/follow-ups/kept-rate.queries";
import { followUps } from "@/features/follow-ups/policy";
import { type Verifiable, verifiableMembers } from "@/features/memberships/verification.queries";
import { headcounts } from "@/features/workplaces/headcounts.policy";
import type { Context } from "@/lib/context";
import { day, today } from "@/lib/dates";
import { orNotFound } from "@/lib/found";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

const query = z.object({
  workplace: id.optional().catch(undefined),
  on: day.optional().catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
});

export async function DensityScreen({ searchParams }: Pick<PageProps<"/density">, "searchParams">) {
  const [ctx, t, params] = await Promise.all([requireContext(), getTranslations("density"), searchParams]);
  if (!can(ctx, density.read)) return <Refused />;
  const asked = query.parse(params);
  const now = today(ctx);
  const on = asked.on && asked.on < now ? asked.on : now;
  const report = await getDensity(ctx, {
    ...{ on, workplaceId: asked.workplace, after: asked.after },
  }).catch(orNotFound);
  const { workplace } = report;
  const workplaceId = workplace?.id ?? null;
  const place = workplace?.name ?? t("wholeTurf");
  if (report.covered.all === 0 && !workplace) return <Empty />;
  return (
    <>
      <PageHeader
        before={workplace ? <ScopeLinks now={now} on={on} workplaceId={workplace.id} /> : undefined}
        end={
          <div className="flex flex-wrap items-center gap-2 max-md:hidden">
            <DayPicker id="density-day" now={now} on={on} workplaceId={workplaceId} />
            <ProjectorLink />
            <PrintButton label={t("print")} />
          </div>
        }
        meta={workplace ? [workplace.employer.name, workplace.town].filter(Boolean).join(" · ") : undefined}
        title={workplace ? place : `${t("title")} · ${place}`}
      />
      <CoarseNote ctx={ctx} />
      <Report
        after={asked.after}
        mayRecord={can(ctx, headcounts.record)}
        now={now}
        open={can(ctx, density.people) && on === now}
        place={place}
        report={report}
        verifiable={workplaceId ? await verifiableMembers(ctx, { workplaceIds: [workplaceId], on }) : null}
      />
      <Lower ctx={ctx} now={now} report={report} />
      <div className="mt-6 md:hidden">
        <DayPicker id="density-day-below" now={now} on={on} workplaceId={workplaceId} />
      </div>
    </>
  );
}

type LowerProps = { ctx: Context; now: string; report: DensityReport };

/** What stands behind today's figure: flow with reasons, issues, follow-ups kept, data quality. */
async function Lower({ ctx, now, report }: LowerProps) {
  if (!can(ctx, density.people) || report.on !== now) return null;
  const workplaceId = report.workplace?.id ?? null;
  const { hole, eligible } = report.total;
  if (!workplaceId && report.covered.all > fewWorkplaces) return <ChooseWorkplace ctx={ctx} />;
  const causes = await getCauses(ctx, { workplaceId: workplaceId ?? undefined });
  return (
    <div className="mt-6 grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-2 print:hidden">
      <FlowReasons leavers={causes.leavers} report={report} />
      <div className="grid content-start gap-6">
        <DataQuality eligible={eligible} hole={hole} quality={causes.quality} workplaceId={workplaceId} />
        {can(ctx, followUps.compare) ? <TurfKept rates={await keptRatesOf(ctx)} /> : null}
      </div>
      <div className="min-w-0 lg:col-span-2">
        <IssueHeat issues={causes.issues} workplaceId={workplaceId} />
      </div>
    </div>
  );
}

// Why people left and what they say is counted person by person: of so many places it is asked place by place.
const fewWorkplaces = 40;

async function ChooseWorkplace({ ctx }: { ctx: Context }) {
  const t = await getTranslations("density");
  return (
    <div className="mt-6 grid gap-6 print:hidden">
      <p className="text-14 text-ink-2">{t("causes.choose")}</p>
      {can(ctx, followUps.compare) ? <TurfKept rates={await keptRatesOf(ctx)} /> : null}
    </div>
  );
}

type ReportProps = {
  report: DensityReport;
  now: string;
  open: boolean;
  mayRecord: boolean;
  place: string;
  after: string | undefined;
  verifiable: Verifiable | null;
};

async function Report({ report, now, open, mayRecord, place, after, verifiable }: ReportProps) {
  const t = await getTranslations("density");
  const { workplace, total, thresholds, on, covered, rows, unknown, headline } = report;
  const workplaceId = workplace?.id ?? null;
  const hrefOf = (rowId: string) =>
    workplaceId
      ? peopleHref({ workplace: workplaceId, department: rowId })
      : densityHref({ workplaceId: rowId, on, now });
  const counted = total.eligible !== null;
  return (
    <div className="grid gap-6">
      {counted ? (
        <DensityHeadline
          covers={workplace ? undefined : t("headcount.covers", covered)}
          measure={total}
          on={on}
          place={place}
          thresholds={thresholds}
        >
          <FlowStats report={report} />
        </DensityHeadline>
      ) : (
        <NoHeadcount measure={total} uncounted={report.uncounted} workplaceId={workplaceId} />
      )}
      <VerifiableLine counted={verifiable} eligible={total.eligible} headline={headline} />
      {counted || workplace ? <PeopleStand measure={total} /> : null}
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_24rem] print:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6">
          {rows.length > 0 ? (
            <DensityTable
              headline={headline}
              hrefOf={hrefOf}
              on={on}
              open={open}
              rows={rows}
              total={counted ? total : null}
              totalOpens={workplace !== null || covered.known === covered.all}
              workplaceId={workplaceId}
            />
          ) : null}
          <UnknownHeadcounts
            recordHref={mayRecord ? (rowId) => `/workplaces/${workplaceId ?? rowId}` : undefined}
            rows={unknown}
          />
          {workplace ? null : (
            <PlacesPages
              hrefOf={(next) => densityHref({ on, now, after: next })}
              next={report.next}
              paged={after !== undefined}
              shown={rows.length + unknown.length}
              total={covered.all}
            />
          )}
        </div>
        <DensityTrend place={place} report={report} />
      </div>
    </div>
  );
}

async function Empty() {
  const t = await getTranslations("density");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState
        action={
          <ButtonLink href="/workplaces" variant="red">
            {t("empty.action")}
          </ButtonLink>
        }
        title={t("empty.title")}
      >
        {t("empty.text")}
      </EmptyState>
    </>
  );
}

async function Refused() {
  const t = await getTranslations("density");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState
        action={<ButtonLink href="/contacts">{t("refused.action")}</ButtonLink>}
        title={t("refused.title")}
      >
        {t("refused.text")}
      </EmptyState>
    </>
  );
}
