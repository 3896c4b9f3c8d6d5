import Link from "next/link";
import type { CSSProperties } from "react";
import { MiniBar } from "@/components/charts/mini-bar";
import { StackBar } from "@/components/charts/stack-bar";
import { cn } from "@/components/ui/cn";
import { Poster } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { MapCell, WorkplaceMap as MapData } from "../map.queries";
import { peopleHref } from "./density-links";
import { type DensityWords, densityWords } from "./density-words";
import { StandLegend, segmentsOf, summaryOf } from "./people-stand";

const columns =
  "lg:grid-cols-[9rem_repeat(var(--shifts),minmax(0,1fr))_9rem] print:grid-cols-[8rem_repeat(var(--shifts),minmax(0,1fr))_7rem]";

/** A grid on a desktop, one list on a phone. */
export async function WorkplaceMap({ map, open }: { map: MapData; open: boolean }) {
  const words = await densityWords();
  const { t } = words;
  const { departments, shifts, cells } = map;
  const shiftIds = [...new Set(cells.map(({ shiftId }) => shiftId))];
  const departmentIds = [...new Set(cells.map(({ departmentId }) => departmentId))];
  if (cells.length === 0 || (departments.length === 0 && shifts.length === 0)) {
    return (
      <Section title={t("map.title")}>
        <p className="text-14 text-ink-2">{t("map.empty")}</p>
      </Section>
    );
  }
  return (
    <Section meta={t("map.meta")} title={t("map.title")}>
      <WorstCell map={map} words={words} />
      <div
        className="grid gap-y-5 lg:gap-y-1.5 print:gap-y-1"
        style={{ "--shifts": shiftIds.length } as CSSProperties}
      >
        <ShiftHeads map={map} shiftIds={shiftIds} words={words} />
        {departmentIds.map((departmentId) => (
          <div className={cn("grid gap-1.5", columns)} key={departmentId}>
            <DepartmentHead departmentId={departmentId} map={map} words={words} />
            {shiftIds.map((shiftId) => {
              const cell = cells.find(
                (each) => each.departmentId === departmentId && each.shiftId === shiftId,
              );
              return cell ? <Cell cell={cell} key={shiftId} map={map} open={open} words={words} /> : null;
            })}
            <DepartmentDensity departmentId={departmentId} map={map} words={words} />
          </div>
        ))}
      </div>
      <div className="mt-4">
        <StandLegend measure={map.total} />
      </div>
    </Section>
  );
}

type Shared = { map: MapData; words: DensityWords };

const departmentName = ({ map, words }: Shared, id: string | null) =>
  map.departments.find((each) => each.id === id)?.name ?? words.t("map.noDepartment");
const shiftName = ({ map, words }: Shared, id: string | null) =>
  map.shifts.find((each) => each.id === id)?.name ??
  words.t(map.shifts.length > 0 ? "map.noShift" : "map.whole");

function WorstCell({ map, words }: Shared) {
  const named = map.cells.filter((cell) => cell.departmentId && cell.shiftId && (cell.measure.gap ?? 0) > 0);
  const worst = named.sort((a, b) => (b.measure.gap ?? 0) - (a.measure.gap ?? 0))[0];
  if (!worst || worst.measure.eligible === null) return null;
  return (
    <Poster className="mb-4 max-w-[32em] text-22 md:text-28">
      {words.t("map.poster", {
        shift: shiftName({ map, words }, worst.shiftId),
        department: departmentName({ map, words }, worst.departmentId),
        members: words.count(worst.measure.members),
        eligible: words.number(worst.measure.eligible),
        hole: worst.measure.hole ?? 0,
      })}
    </Poster>
  );
}

function ShiftHeads({ map, words, shiftIds }: Shared & { shiftIds: (string | null)[] }) {
  return (
    <div
      aria-hidden="true"
      className={cn("hidden gap-1.5 border-b-[1.5px] border-ink pb-1 lg:grid print:grid", columns)}
    >
      <span />
      {shiftIds.map((id) => {
        const measure = map.shifts.find((each) => each.id === id)?.measure;
        return (
          <span className="text-13" key={id}>
            <b className="block">{shiftName({ map, words }, id)}</b>
            {measure ? (
              <span className="text-12 text-ink-2">
                {words.count(measure.members)}
                {measure.eligible === null ? null : ` ${words.t("map.of", { eligible: measure.eligible })}`}
                {measure.density === null ? null : ` · ${words.percent(measure.density)}`}
              </span>
            ) : null}
          </span>
        );
      })}
      <b className="text-13">{words.t("table.density")}</b>
    </div>
  );
}

function DepartmentHead({ map, words, departmentId }: Shared & { departmentId: string | null }) {
  const measure = map.departments.find((each) => each.id === departmentId)?.measure;
  return (
    <h3 className="self-center border-b-[1.5px] border-ink pb-1 text-14 font-strong lg:border-0 print:border-0">
      {departmentName({ map, words }, departmentId)}
      {measure ? (
        <span className="block text-12 font-read text-ink-2">
          {measure.eligible === null
            ? words.t("map.listed", { listed: words.count(measure.listed) })
            : words.t("map.people", { listed: measure.eligible })}
        </span>
      ) : null}
    </h3>
  );
}

function DepartmentDensity({ map, words, departmentId }: Shared & { departmentId: string | null }) {
  const measure = map.departments.find((each) => each.id === departmentId)?.measure;
  if (!measure || measure.density === null) return <span className="hidden lg:block print:block" />;
  const { headline } = map;
  const mark = headline && headline.rule !== "workers" ? headline.value * 100 : null;
  return (
    <div className="grid content-center gap-1.5 ps-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="fig text-18">{words.percent(measure.density)}</b>
        {headline && measure.gap !== null ? (
          <span className="text-12 text-ink-2">
            {measure.gap > 0
              ? words.t("more", { gap: measure.gap, name: headline.name })
              : words.t("reached", { name: headline.name })}
          </span>
        ) : null}
      </p>
      <MiniBar mark={mark} percent={measure.density * 100} />
    </div>
  );
}

function Cell({ map, words, cell, open }: Shared & { cell: MapCell; open: boolean }) {
  const { t, count } = words;
  const { measure, departmentId, shiftId } = cell;
  const shift = shiftName({ map, words }, shiftId);
  const title = t("map.cell", { shift, department: departmentName({ map, words }, departmentId) });
  const segments = segmentsOf(words, measure);
  const filled = (measure.listed ?? 1) > 0 || (measure.eligible ?? 0) > 0;
  const inside = (
    <>
      <span className="mb-1.5 flex items-baseline gap-1.5 text-12 text-ink-2">
        <b className="me-1 text-13 text-ink lg:sr-only print:hidden">{shift}</b>
        <b className="fig text-18 text-ink">{count(measure.members)}</b>
        {measure.eligible === null
          ? t("map.listed", { listed: count(measure.listed) })
          : t("map.of", { eligible: measure.eligible })}
        {measure.hole ? <span className="ms-auto">{t("map.hole", { hole: measure.hole })}</span> : null}
        {measure.eligible === null && filled ? <span className="ms-auto">{t("map.noHeadcount")}</span> : null}
      </span>
      <StackBar legend={false} segments={segments} summary={summaryOf(words, segments)} title={title} />
    </>
  );
  const style =
    "block min-h-tap rounded-1 bg-sheet p-2.5 shadow-1 print:min-h-0 print:border print:border-rule print:p-1.5";
  if (!filled)
    return <div className="hidden rounded-1 border border-dashed border-rule-2 lg:block print:block" />;
  if (!open || !departmentId || !shiftId) return <div className={style}>{inside}</div>;
  const filter = { workplace: map.workplace.id, department: departmentId, shift: shiftId };
  return (
    <Link className={cn(style, "no-underline hover:shadow-2")} href={peopleHref(filter)} prefetch={false}>
      {inside}
    </Link>
  );
}
