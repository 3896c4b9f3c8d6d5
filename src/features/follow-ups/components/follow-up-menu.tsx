"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Menu, MenuGroup, MenuItem, MenuLink } from "@/components/ui/menu";
import { SheetBody } from "@/components/ui/sheet-parts";
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

/** Beside the row where there is a mouse; for a thumb in a sheet, which covers no row and shows all colleagues. */
export function FollowUpMenu(props: FollowUpMenuProps) {
  const t = useTranslations("follow-ups.act");
  const more = {
    icon: true,
    variant: "bare",
    "aria-label": t("more", { name: props.task.name }),
    children: <Ellipsis aria-hidden="true" />,
  } as const;
  return (
    <>
      <Menu trigger={{ ...more, className: "coarse:hidden" }}>
        <MenuItems {...props} />
      </Menu>
      <MenuSheet {...props} trigger={{ ...more, className: "fine:hidden" }} />
    </>
  );
}

function MenuItems({ task, colleagues, acts, onOwnPage, ...rest }: FollowUpMenuProps) {
  const t = useTranslations("follow-ups.act");
  const others = colleagues.filter(({ id }) => id !== task.assigneeId);
  return (
    <>
      {useChoices({ task, acts, ...rest }).map(({ label, act }) => (
        <MenuItem key={label} onClick={act}>
          {label}
        </MenuItem>
      ))}
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
    </>
  );
}

type MenuSheetProps = FollowUpMenuProps & {
  trigger: Parameters<typeof BottomSheet>[0]["trigger"];
};

function MenuSheet({ task, colleagues, acts, onOwnPage, trigger, ...rest }: MenuSheetProps) {
  const t = useTranslations("follow-ups.act");
  const [open, setOpen] = useState(false);
  const others = colleagues.filter(({ id }) => id !== task.assigneeId);
  const choices = useChoices({ task, acts, ...rest });
  const does = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <BottomSheet onOpenChange={setOpen} open={open} title={task.name} trigger={trigger}>
      <SheetBody>
        <div className="grid gap-1.5">
          {choices.map(({ label, act }) => (
            <Button className="justify-start" key={label} onClick={does(act)}>
              {label}
            </Button>
          ))}
          {onOwnPage ? null : (
            <ButtonLink className="justify-start" href={`/contacts/${task.contactId}`} prefetch={false}>
              {t("open")}
            </ButtonLink>
          )}
        </div>
        {others.length > 0 ? (
          <section className="grid gap-1.5">
            <h3 className="text-13 font-strong">{t("giveTo")}</h3>
            {others.map((colleague) => (
              <Button
                className="justify-start"
                key={colleague.id}
                onClick={does(() => acts.giveTo(colleague))}
              >
                {colleague.name}
              </Button>
            ))}
          </section>
        ) : null}
      </SheetBody>
    </BottomSheet>
  );
}

type ChoicesOf = Pick<FollowUpMenuProps, "task" | "days" | "acts">;

function useChoices({ task, days, acts }: ChoicesOf): { label: string; act: () => void }[] {
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
