import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/section";
import { contactsHref } from "@/features/contacts/filter.schema";
import type { peopleToMeet, SilentCell, WeekCells } from "@/features/follow-ups/cells.queries";
import { cellKey, type WeekFilter, weekHref } from "@/features/follow-ups/cells.schema";
import { HandOver, type HandOverDay } from "@/features/follow-ups/components/hand-over";
import type { Colleague } from "@/features/follow-ups/queries";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";

// About what an organiser meets on one day.
const usual = 12;
const daysOffered = 6;

type People = Awaited<ReturnType<typeof peopleToMeet>>;
type Props = {
  ctx: Context;
  filter: WeekFilter;
  found: WeekCells;
  people: People;
  colleagues: ReadonlyMap<string, readonly Colleague[]>;
};

export async function WeekCellRows({ ctx, filter, found, people, colleagues }: Props) {
  const t = await getTranslations("week.cells");
  const days = await nextDays(ctx);
  const openKey = filter.cell && cellKey(filter.cell);
  if (found.cells.length === 0) return null;
  return (
    <>
      <Sheet className="-mx-4 px-4 md:mx-0">
        <ol aria-label={t("label")}>
          {found.cells.map((cell, at) => (
            <li
              className="grid gap-x-6 gap-y-2 border-b border-rule py-3 last:border-0 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]"
              data-slot="week-cell"
              id={cellKey(cell)}
              key={cellKey(cell)}
            >
              <CellHead cell={cell} number={at + 1} />
              <div className="grid content-start gap-2">
                <Give
                  cell={cell}
                  colleagues={colleagues.get(cell.workplaceId) ?? []}
                  days={days}
                  isOpen={openKey === cellKey(cell)}
                  people={people.filter((person) => cellKey(person) === cellKey(cell))}
                  toggle={weekHref({ ...filter, cell: openKey === cellKey(cell) ? undefined : cell })}
                />
              </div>
            </li>
          ))}
        </ol>
      </Sheet>
      <p className="mt-2 flex flex-wrap items-center gap-3 text-13 text-ink-3">
        {t("order")}
        {found.needing > found.cells.length ? (
          <ButtonLink href={weekHref({ ...filter, more: filter.more + 1 })} scroll={false} size="sm">
            {t("more")}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

async function nextDays(ctx: Context): Promise<HandOverDay[]> {
  const format = await getFormatter();
  return Array.from({ length: daysOffered }, (_, ahead) => plusDays(today(ctx), ahead)).map((day) => {
    const noon = new Date(`${day}T12:00:00Z`);
    const name = format.dateTime(noon, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
    return { day, name, label: format.dateTime(noon, { weekday: "short", timeZone: "UTC" }) };
  });
}

async function CellHead({ cell, number }: { cell: SilentCell; number: number }) {
  const t = await getTranslations("week.cells");
  const { workplaceId, departmentId, shiftId, people, members, talked, unassessed, planned, silentFor } =
    cell;
  const href = contactsHref({
    workplace: workplaceId,
    ...(departmentId && { department: departmentId }),
    ...(shiftId && { shift: shiftId }),
  });
  return (
    <div className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2">
      <span aria-hidden="true" className="fig text-28">
        {number}
      </span>
      <div className="min-w-0">
        <h2 className="text-16 leading-head font-head">
          <a className="inline-flex items-center no-underline hover:underline coarse:min-h-tap" href={href}>
            {cell.department ?? t("noDepartment")} · {cell.shift ?? t("noShift")}
          </a>
        </h2>
        <p className="text-13 text-ink-3">{cell.workplace}</p>
        <p className="mt-1 flex flex-wrap gap-1.5 text-13 font-label">
          {talked === 0 ? (
            <span className="bg-marker px-1.5 text-on-marker">
              {silentFor === null ? t("never") : t("silent", { days: silentFor })}
            </span>
          ) : null}
          {unassessed > 0 ? (
            <span className="bg-marker-soft px-1.5 text-marker-text">
              {t("unassessed", { count: unassessed })}
            </span>
          ) : null}
          {planned > 0 ? <span className="text-kept">{t("planned", { count: planned })}</span> : null}
        </p>
        <dl className="mt-1 flex flex-wrap gap-x-4 text-13 text-ink-2">
          <Figure label={t("members")} value={t("membersOf", { members, people })} />
          <Figure label={t("talked")} value={t("talkedOf", { talked, people })} />
        </dl>
      </div>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}

type GiveProps = {
  cell: SilentCell;
  colleagues: readonly Colleague[];
  days: HandOverDay[];
  people: People;
  isOpen: boolean;
  toggle: string;
};

async function Give({ cell, colleagues, days, people, isOpen, toggle }: GiveProps) {
  const t = await getTranslations("week.handOver");
  const labelled = people.map(({ id, name, assessment }) => ({
    id,
    label: `${name}, ${assessment === null ? t("unassessed") : t("assessed", { level: assessment })}`,
  }));
  return (
    <>
      <HandOver
        cellKey={cellKey(cell)}
        colleagues={colleagues}
        days={days}
        open={isOpen}
        people={labelled}
        usual={usual}
      />
      {people.length > 0 && colleagues.length > 0 ? (
        <ButtonLink className="justify-self-start px-0" href={toggle} scroll={false} variant="bare">
          {t(isOpen ? "close" : "open")}
        </ButtonLink>
      ) : null}
    </>
  );
}
