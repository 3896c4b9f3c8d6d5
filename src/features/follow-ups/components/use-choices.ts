"use client";

import { useTranslations } from "next-intl";
import type { Task, useFollowUp } from "./use-follow-up";

type Acts = Omit<ReturnType<typeof useFollowUp>, "gone">;
/** The days that one task can be moved to. */
export type TaskDays = {
  today: string;
  /** A day and a week after it is due, or after today where it is late. */
  dayLater: string;
  weekLater: string;
  nextShift: string | null;
};

export type FollowUpMenuProps = {
  task: Task;
  days: TaskDays;
  colleagues: readonly { id: string; name: string }[];
  acts: Acts;
  /** For the person's own page. */
  onOwnPage?: boolean;
};

type ChoicesOf = Pick<FollowUpMenuProps, "task" | "days" | "acts">;

export function useChoices({ task, days, acts }: ChoicesOf): { label: string; act: () => void }[] {
  const t = useTranslations("follow-ups.act");
  const { today, dayLater, weekLater, nextShift } = days;
  const isAhead = task.dueOn > today;
  const comes = nextShift && nextShift < dayLater && task.dueOn < nextShift ? nextShift : null;
  return [
    ...(isAhead ? [{ label: t("today"), act: () => acts.postpone(today) }] : []),
    { label: t(isAhead ? "dayLater" : "tomorrow"), act: () => acts.postpone(dayLater) },
    ...(comes ? [{ label: t("nextShift"), act: () => acts.postpone(comes) }] : []),
    { label: t(isAhead ? "weekLater" : "inAWeek"), act: () => acts.postpone(weekLater) },
    { label: t("broken"), act: () => acts.close("broken") },
    { label: t("cancel"), act: () => acts.close("cancelled") },
  ];
}
