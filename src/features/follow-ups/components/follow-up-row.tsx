import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import type { Assessment } from "@/components/ui/assessment-style";
import { Marker } from "@/components/ui/marks";
import { PersonDisc } from "@/components/ui/person-disc";
import type { Tab } from "../filter.schema";
import type { FollowUpRow as Row } from "../queries";

type FollowUpRowProps = {
  row: Row;
  tab: Tab;
  /** Whole days from the due day to today; negative in the future. */
  daysLate: number;
  assessments: boolean;
  /** The list holds other users' tasks too. */
  withAssignee: boolean;
  /** From another feature. */
  reach?: ReactNode;
};

export function FollowUpRow({ row, tab, daysLate, assessments, withAssignee, reach }: FollowUpRowProps) {
  const t = useTranslations("follow-ups.row");
  return (
    <div className="grid grid-cols-[2.75rem_minmax(0,1fr)_auto] items-center gap-x-3">
      <PersonDisc
        label={row.member === null ? undefined : t(row.member ? "member" : "notMember")}
        member={row.member}
        name={row.name}
      />
      <div className="min-w-0">
        <Link
          className="relative block after:absolute after:-inset-y-3.5 after:inset-x-0 after:content-[''] text-16 leading-head font-strong no-underline hover:underline"
          href={`/contacts/${row.contactId}`}
          prefetch={false}
        >
          {row.name}
        </Link>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-12 text-ink-3">
          {assessments ? <Rated row={row} /> : null}
          <span className="truncate">{[row.department, row.line].filter(Boolean).join(" · ")}</span>
        </p>
        <FollowUpText row={row} />
        <Marks daysLate={daysLate} row={row} tab={tab} withAssignee={withAssignee} />
      </div>
      <div className="flex items-center text-ink-2">{reach}</div>
    </div>
  );
}

function Rated({ row: { assessment, stale } }: { row: Row }) {
  const t = useTranslations("follow-ups.row");
  const words = useTranslations("conversations.levels");
  const level = (assessment ?? 0) as 0 | 1 | 2 | 3 | 4 | 5;
  const name = words(`${level}.label`);
  const label = level === 0 ? name : t(stale ? "assessedStale" : "assessed", { level, label: name });
  return <AssessmentChip label={label} stale={stale} value={assessment as Assessment} />;
}

function FollowUpText({ row: { promise, lastOutcome, lastContactDays } }: { row: Row }) {
  const t = useTranslations("follow-ups.row");
  const outcomes = useTranslations("conversations.outcomes");
  const last =
    lastOutcome && lastContactDays !== null
      ? t("lastContact", { outcome: outcomes(lastOutcome), days: lastContactDays })
      : null;
  return (
    <>
      <p className="mt-0.5 text-14 leading-ui">
        {promise ?? <span className="text-ink-3">{last ?? t("noFollowUpText")}</span>}
      </p>
      {promise && last ? <p className="text-12 text-ink-3 max-lg:hidden">{last}</p> : null}
    </>
  );
}

function Marks({
  row,
  tab,
  daysLate,
  withAssignee,
}: Pick<FollowUpRowProps, "row" | "tab" | "daysLate" | "withAssignee">) {
  const t = useTranslations("follow-ups.row");
  const format = useFormatter();
  const day = format.dateTime(new Date(`${row.dueOn}T00:00:00Z`), {
    ...({ timeZone: "UTC", weekday: "short", day: "numeric", month: "short" } as const),
  });
  const isLate = tab === "overdue";
  const isAhead = tab === "week" || tab === "later";
  if (!isLate && !isAhead && row.postponed === 0 && !withAssignee) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-3">
      {isLate ? <Marker>{t("late", { days: daysLate })}</Marker> : null}
      {row.postponed > 0 ? <Marker>{t("moved", { count: row.postponed })}</Marker> : null}
      {isAhead ? <span className="font-label text-ink-2">{t("due", { day })}</span> : null}
      {withAssignee ? <span>{t("for", { assignee: row.assignee })}</span> : null}
    </p>
  );
}
