"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { FollowUpMenu } from "@/features/follow-ups/components/follow-up-menu";
import type { TaskDays } from "@/features/follow-ups/components/use-choices";
import { type Task, useFollowUp } from "@/features/follow-ups/components/use-follow-up";

type FollowUpItemProps = {
  task: Task;
  days: TaskDays;
  colleagues: readonly { id: string; name: string }[];
  may: { keep: boolean; more: boolean };
  children: ReactNode;
};

/** Removed at once when it is closed, and back if the server refuses. */
export function FollowUpItem({ task, days, colleagues, may, children }: FollowUpItemProps) {
  const t = useTranslations("follow-ups.act");
  const { gone, ...acts } = useFollowUp(task);
  if (gone) return null;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2">
      <div className="min-w-0">{children}</div>
      {may.more ? (
        <FollowUpMenu acts={acts} colleagues={colleagues} days={days} onOwnPage task={task} />
      ) : null}
      {may.keep ? (
        <div className="col-span-full mt-2 grid grid-cols-2 gap-2">
          <Button onClick={() => acts.close("kept")}>
            <Glyph name="tick" />
            {t("kept")}
          </Button>
          <Button onClick={() => acts.postpone(days.dayLater)}>
            {t(task.dueOn > days.today ? "dayLater" : "tomorrow")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
