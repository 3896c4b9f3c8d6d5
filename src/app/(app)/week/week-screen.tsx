import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader, Poster } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { EndingAgreements } from "@/features/agreements/components/ending-agreements";
import { type WorkplaceChoices, workplaceChoices } from "@/features/contacts/choices.queries";
import { cellsInNeed, peopleToMeet, talkedByCell, type WeekCells } from "@/features/follow-ups/cells.queries";
import { weekFilter } from "@/features/follow-ups/cells.schema";
import { OrganiserLoad } from "@/features/follow-ups/components/organiser-load";
import { TalkedGrid } from "@/features/follow-ups/components/talked-grid";
import { WeekBars } from "@/features/follow-ups/components/week-bars";
import { conversationsByWeek, loadOfOrganisers } from "@/features/follow-ups/load.queries";
import { followUps } from "@/features/follow-ups/policy";
import { colleaguesByWorkplace } from "@/features/follow-ups/queries";
import { imports } from "@/features/imports/policy";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { WeekCellRows } from "./week-cell-rows";
import { WorkplaceChoice } from "./workplace-choice";

type Props = Pick<PageProps<"/week">, "searchParams">;

/** Who should talk to whom this week. */
export async function WeekScreen({ searchParams }: Props) {
  const ctx = await requireContext();
  if (!can(ctx, followUps.handOver)) notFound();
  const filter = weekFilter.parse(await searchParams);
  const { workplaces } = await workplaceChoices(ctx);
  const scope = { workplaceId: filter.workplace };
  const found = await cellsInNeed(ctx, { ...scope, pages: filter.more });
  const people = await peopleToMeet(ctx, found.cells);
  const colleagues = await colleaguesByWorkplace(
    ctx,
    found.cells.map(({ workplaceId }) => workplaceId),
  );
  const load = await loadOfOrganisers(ctx, scope);
  const weeks = await conversationsByWeek(ctx, scope);
  const t = await getTranslations("week");
  return (
    <>
      <PageHeader
        end={<WorkplaceChoice chosen={filter.workplace} workplaces={workplaces} />}
        meta={await thisWeek()}
        title={t("title")}
      />
      {found.all === 0 ? (
        <EmptyState
          action={
            can(ctx, imports.read) ? <ButtonLink href="/imports">{t("empty.action")}</ButtonLink> : null
          }
          title={t("empty.title")}
        >
          {t("empty.text")}
        </EmptyState>
      ) : (
        <>
          <Said found={found} />
          <WeekCellRows colleagues={colleagues} ctx={ctx} filter={filter} found={found} people={people} />
        </>
      )}
      <EndingAgreements className="mt-8" ctx={ctx} />
      <div className="mt-8 grid gap-8 lg:grid-cols-2 xl:grid-cols-3">
        <OrganiserLoad load={load} />
        <WeekBars weeks={weeks} />
        <Grid filter={filter} found={found} workplaces={workplaces} />
      </div>
    </>
  );
}

async function thisWeek(): Promise<string> {
  const format = await getFormatter();
  return format.dateTime(new Date(), { weekday: "long", day: "numeric", month: "short" });
}

async function Said({ found: { cells, needing, all, people, talked } }: { found: WeekCells }) {
  const t = await getTranslations("week");
  const format = await getFormatter();
  const share = format.number(talked / Math.max(1, people), { style: "percent", maximumFractionDigits: 1 });
  const sum = (of: (cell: WeekCells["cells"][number]) => number) =>
    cells.reduce((total, cell) => total + of(cell), 0);
  return (
    <div className="mb-4">
      <Poster>
        <span className={needing > 0 ? "highlight" : undefined}>{t("poster", { count: needing })}</span>{" "}
        {needing > 0 && needing === cells.length
          ? t("posterPeople", { people: sum((cell) => cell.people), members: sum((cell) => cell.members) })
          : null}
      </Poster>
      <p className="mt-1 max-w-[60em] text-14 text-ink-2">
        {[t("why"), t("covered", { ok: all - needing, all }), t("talked", { talked, people, share })].join(
          " ",
        )}
      </p>
    </div>
  );
}

type GridProps = {
  filter: { workplace?: string | undefined };
  found: WeekCells;
  workplaces: WorkplaceChoices["workplaces"];
};

/** Of the chosen workplace, or of that with the first cell in need. */
async function Grid({ filter, found, workplaces }: GridProps) {
  const id = filter.workplace ?? found.cells[0]?.workplaceId ?? workplaces[0]?.id;
  const workplace = workplaces.find((each) => each.id === id);
  if (!workplace) return null;
  const cells = await talkedByCell(await requireContext(), workplace.id);
  return <TalkedGrid cells={cells} departments={workplace.departments} shifts={workplace.shifts} />;
}
