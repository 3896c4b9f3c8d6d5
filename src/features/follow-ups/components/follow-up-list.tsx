import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, daysBetween, plusDays } from "@/lib/dates";
import type { Colleague, FollowUpGroup, FollowUpList as List, FollowUpRow as Row } from "../queries";
import { FollowUpItem } from "./follow-up-item";
import { FollowUpRow } from "./follow-up-row";

type FollowUpListProps = {
  list: List;
  today: Day;
  colleagues: ReadonlyMap<string, readonly Colleague[]>;
  assessments: boolean;
  withAssignee: boolean;
  logHref: (contactId: string) => string;
  /** From another feature. */
  extra?: (row: Row) => ReactNode;
  reach?: (row: Row) => ReactNode;
  select?: (row: Row) => ReactNode;
  nextShift: (startsAt: string | null) => Day | null;
};

/** Full width on a phone, a sheet on a desktop; one block for each workplace and shift. */
export function FollowUpList({ list, ...rest }: FollowUpListProps) {
  return (
    <div className="-mx-4 md:-mx-6 lg:mx-0" data-slot="follow-up-list">
      {list.groups.map((group) => (
        <section key={group.key}>
          <GroupHead group={group} />
          <ul>
            {group.rows.map((row) => (
              <ItemOf key={row.id} row={row} tab={list.tab} {...rest} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ItemOf({ row, tab, ...list }: Omit<FollowUpListProps, "list"> & { row: Row; tab: List["tab"] }) {
  const { id, contactId, name, dueOn, countsFrom, assigneeId, workplaceId } = row;
  const { today, colleagues, assessments, withAssignee, logHref, extra, reach, select, nextShift } = list;
  return (
    <FollowUpItem
      colleagues={(workplaceId && colleagues.get(workplaceId)) || []}
      days={{ ...taskDays(dueOn, today), nextShift: nextShift(row.startsAt) }}
      extra={extra?.(row)}
      logHref={logHref(contactId)}
      select={select?.(row)}
      task={{ id, contactId, name, dueOn, countsFrom, assigneeId }}
    >
      <FollowUpRow
        assessments={assessments}
        daysLate={daysBetween(dueOn, today)}
        reach={reach?.(row)}
        row={row}
        tab={tab}
        withAssignee={withAssignee}
      />
    </FollowUpItem>
  );
}

/** Moving on never brings a task nearer. */
export function taskDays(dueOn: Day, today: Day) {
  const from = dueOn > today ? dueOn : today;
  return { today, dayLater: plusDays(from, 1), weekLater: plusDays(from, 7) };
}

function GroupHead({ group: { workplace, shift, rows } }: { group: FollowUpGroup }) {
  const t = useTranslations("follow-ups.group");
  const hours =
    shift?.startsAt && shift.endsAt ? t("hours", { from: shift.startsAt, to: shift.endsAt }) : null;
  return (
    <header className="flex items-baseline gap-2 px-4 pt-3 pb-1.5 text-13 lg:px-0">
      <h2 className="font-strong">{shift?.name ?? t("noShift")}</h2>
      <p className="min-w-0 truncate text-ink-2">
        {[hours, workplace ?? t("noWorkplace")].filter(Boolean).join(" · ")}
      </p>
      <span aria-hidden="true" className="fig text-18">
        {rows.length}
      </span>
      <span className="sr-only">{t("people", { count: rows.length })}</span>
    </header>
  );
}
