import { boardOf } from "@/features/campaigns/board.queries";
import { listCampaigns } from "@/features/campaigns/queries";
import type { Measure } from "@/features/density/density";
import { getWorkplaceMap } from "@/features/density/map.queries";
import { type DensityReport, getDensity } from "@/features/density/queries";
import type { Context } from "@/lib/context";
import { type Day, plusDays } from "@/lib/dates";
import { type Bounds, type Notebook, notebook } from "./subtraction";

type Reading = {
  ctx: Context;
  campaignId: string;
  workplaceIds: readonly string[];
  days: readonly Day[];
  /** What a printed figure says of the size of its group. */
  says: (figure: number | null) => Bounds;
};

/** Reads every page with figures on each of the days, writes down what they say, and solves. */
export async function readAll({ ctx, campaignId, workplaceIds, days, says }: Reading): Promise<Notebook> {
  const book = notebook();
  const pages = pagesOf(book, says);
  for (const on of days) {
    pages.report("all", await getDensity(ctx, { on }));
    for (const workplaceId of workplaceIds) {
      pages.report(workplaceId, await getDensity(ctx, { on, workplaceId }));
      pages.map(await getWorkplaceMap(ctx, { workplaceId, on }), on);
    }
  }
  const [listed] = await listCampaigns(ctx);
  const board = await boardOf(ctx, { campaignId, filter: {} });
  for (const { id, count } of listed?.stages ?? []) book.know(`stage ${id}`, says(count));
  for (const { stageId, count } of board.columns) book.know(`stage ${stageId}`, says(count));
  book.know("enrolled", says(listed?.enrolled ?? null));
  book.know("enrolled", says(board.people));
  book.sum(
    "enrolled",
    board.columns.map(({ stageId }) => `stage ${stageId}`),
  );
  book.solve();
  return book;
}

function pagesOf(book: Notebook, says: Reading["says"]) {
  const kinds = ["listed", "members", "others", "none", 0, 1, 2, 3, 4] as const;
  const place = (name: string, on: Day, { listed, members, levels, unassessed }: Measure) => {
    const at = (kind: (typeof kinds)[number]) => `${kind} of ${name} on ${on}`;
    book.know(at("listed"), says(listed));
    book.know(at("members"), says(members));
    book.know(at("none"), says(unassessed));
    for (const level of [0, 1, 2, 3, 4] as const) book.know(at(level), says(levels[level] ?? null));
    book.sum(at("listed"), kinds.slice(3).map(at));
    book.sum(at("listed"), [at("members"), at("others")]);
  };
  const divided = (whole: string, parts: readonly string[], on: Day) => {
    for (const kind of kinds)
      book.sum(
        `${kind} of ${whole} on ${on}`,
        parts.map((part) => `${kind} of ${part} on ${on}`),
      );
  };
  /** Whoever was a member then, and those who joined since, are the members now and those who left. */
  const moved = (whole: string, { on, flow, trend }: Pick<DensityReport, "on" | "flow" | "trend">) => {
    for (const days of [30, 56, 90] as const) {
      const since = plusDays(on, -days);
      const [joined, left] = [
        `joined ${whole} since ${since} on ${on}`,
        `left ${whole} since ${since} on ${on}`,
      ];
      book.know(joined, says(flow[days].joined));
      book.know(left, says(flow[days].left));
      book.sum(`ever ${whole} ${since} ${on}`, [`members of ${whole} on ${since}`, joined]);
      book.sum(`ever ${whole} ${since} ${on}`, [`members of ${whole} on ${on}`, left]);
    }
    for (const { day, members } of trend) book.know(`members of ${whole} on ${day}`, says(members));
  };
  return {
    report: (whole: string, report: DensityReport) => {
      const { on } = report;
      const rows = [...report.rows, ...report.unknown];
      const names = rows.map(({ id }) => id ?? `${whole} loose`);
      place(whole, on, report.total);
      for (const [at, { measure }] of rows.entries()) place(names[at] ?? "", on, measure);
      divided(whole, names, on);
      moved(whole, report);
    },
    map: (
      { workplace, total, departments, shifts, cells }: Awaited<ReturnType<typeof getWorkplaceMap>>,
      on: Day,
    ) => {
      const whole = workplace.id;
      const name = (departmentId: string | null, shiftId: string | null) =>
        `${departmentId ?? `${whole} loose`} × ${shiftId ?? "none"}`;
      place(whole, on, total);
      for (const { id, measure } of [...departments, ...shifts]) place(id, on, measure);
      for (const { departmentId, shiftId, measure } of cells) place(name(departmentId, shiftId), on, measure);
      const named = (some: typeof cells) => some.map((cell) => name(cell.departmentId, cell.shiftId));
      divided(whole, named(cells), on);
      for (const { id } of departments)
        divided(id, named(cells.filter((cell) => cell.departmentId === id)), on);
      for (const { id } of shifts) divided(id, named(cells.filter((cell) => cell.shiftId === id)), on);
    },
  };
}
