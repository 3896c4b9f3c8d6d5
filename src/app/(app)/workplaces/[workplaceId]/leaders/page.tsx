import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader, Poster } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Stat, Stats } from "@/components/ui/stat";
import { EmptyState } from "@/components/ui/states";
import { CoverageTable } from "@/features/leaders/components/coverage-table";
import { LeaderList } from "@/features/leaders/components/leader-list";
import { UncoveredPeople } from "@/features/leaders/components/uncovered-people";
import {
  coverageAt,
  leadersAt,
  uncoveredAt,
  type WorkplaceCoverage,
} from "@/features/leaders/coverage.queries";
import { leaders } from "@/features/leaders/policy";
import { coverageView } from "@/features/leaders/schema";
import { getWorkplace } from "@/features/workplaces/queries";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/workplaces/[workplaceId]/leaders">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("leaders"))("title") };
}

export default function LeadersPage(props: Props) {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <Leaders {...props} />
    </Suspense>
  );
}

async function Leaders({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (!can(ctx, leaders.readFollowing)) notFound();
  const workplace = await found(getWorkplace(ctx, idFrom((await params).workplaceId)));
  const view = coverageView.parse(await searchParams);
  const [t, coverage, rows, uncovered] = await Promise.all([
    getTranslations("leaders"),
    coverageAt(ctx, workplace.id),
    leadersAt(ctx, workplace.id),
    uncoveredAt(ctx, { workplaceId: workplace.id, ...view }),
  ]);
  return (
    <div className="print:hidden">
      <PageHeader
        before={<BackLink href={`/workplaces/${workplace.id}`}>{workplace.name}</BackLink>}
        meta={t("meta")}
        title={t("title")}
      />
      {coverage.total.people === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <div className="grid gap-8">
          <Head coverage={coverage} />
          <div className="grid items-start gap-8 xl:grid-cols-2">
            <LeaderList rows={rows} />
            <CoverageTable cells={coverage.cells} workplaceId={workplace.id} />
          </div>
          <UncoveredPeople {...uncovered} />
        </div>
      )}
    </div>
  );
}

async function Head({ coverage: { total, holes } }: { coverage: WorkplaceCoverage }) {
  const [t, format] = await Promise.all([getTranslations("leaders.head"), getFormatter()]);
  const [hole] = holes;
  const share = (value: number | null) => (value === null ? "–" : format.number(value, { style: "percent" }));
  const name = [hole?.department, hole?.shift].filter(Boolean).join(" · ");
  return (
    <div className="grid gap-4">
      <Poster>
        {hole
          ? t.rich("holes", {
              ...{ count: holes.length, people: hole.people, name: name || t("noCell") },
              mark: (words) => <span className="highlight">{words}</span>,
            })
          : t("noHole")}
      </Poster>
      <Stats>
        <Stat
          label={t("leaders")}
          note={t("more", { count: total.toTenths })}
          value={format.number(total.leaders)}
        />
        <Stat
          label={t("perLeader")}
          note={t("goal")}
          value={
            total.perLeader === null ? "–" : format.number(total.perLeader, { maximumFractionDigits: 0 })
          }
        />
        <Stat label={t("covered")} value={format.number(total.covered)} />
        <Stat label={t("committee")} value={format.number(total.committee)} />
        <Stat label={t("apartDepartment")} note={t("apartNote")} value={share(total.apart.department)} />
        <Stat label={t("apartShift")} note={t("apartNote")} value={share(total.apart.shift)} />
      </Stats>
    </div>
  );
}
