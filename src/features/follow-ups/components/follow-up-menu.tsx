"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuGroup, MenuItem, MenuLink } from "@/components/ui/menu";
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

export function FollowUpMenu({ task, days, colleagues, acts, onOwnPage = false }: FollowUpMenuProps) {
  const t = useTranslations("follow-ups.act");
  const others = colleagues.filter(({ id }) => id !== task.assigneeId);
  const comesIn = days.nextShift;
  const isAhead = task.dueOn > days.today;
  const label = t("more", { name: task.name });
  return (
    <Menu
      trigger={{
        icon: true,
        variant: "bare",
        "aria-label": label,
        children: <Ellipsis aria-hidden="true" />,
      }}
    >
      {isAhead ? <MenuItem onClick={() => acts.postpone(days.today)}>{t("today")}</MenuItem> : null}
      <MenuItem onClick={() => acts.postpone(days.dayLater)}>{t(isAhead ? "dayLater" : "tomorrow")}</MenuItem>
      {comesIn && comesIn < days.dayLater && task.dueOn < comesIn ? (
        <MenuItem onClick={() => acts.postpone(comesIn)}>{t("nextShift")}</MenuItem>
      ) : null}
      <MenuItem onClick={() => acts.postpone(days.weekLater)}>
        {t(isAhead ? "weekLater" : "inAWeek")}
      </MenuItem>
      <MenuItem onClick={() => acts.close("broken")}>{t("broken")}</MenuItem>
      <MenuItem onClick={() => acts.close("cancelled")}>{t("cancel")}</MenuItem>
      {onOwnPage ? null : <MenuLink href={`/contacts/${task.contactId}`}>{t("open")}</MenuLink>}
      {others.length > 0 ? (
        <MenuGroup label={t("giveTo")}>
          {others.map((colleague) => (
            <MenuItem key={colleague.id} onClick={() => acts.giveTo(colleague)}>
              {colleague.name}
            </MenuItem>
          ))}
        </MenuGroup>
      ) : null}
    </Menu>
  );
}
