"use client";

import { CalendarArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { FollowUpMenu } from "./follow-up-menu";
import type { FollowUpMenuProps } from "./use-choices";
import { useFollowUp } from "./use-follow-up";
import { useSwipe } from "./use-swipe";

type FollowUpItemProps = Pick<FollowUpMenuProps, "task" | "days" | "colleagues"> & {
  logHref: string;
  /** From another feature. */
  extra?: ReactNode;
  /** Shown while several are being selected. */
  select?: ReactNode;
  children: ReactNode;
};

/** A swipe to the end closes it as kept, to the start moves it a day; the buttons do the same. */
export function FollowUpItem(props: FollowUpItemProps) {
  const { task, days, colleagues, logHref, extra, select, children } = props;
  const t = useTranslations("follow-ups.act");
  const { gone, ...acts } = useFollowUp(task);
  const { offset, handlers } = useSwipe({
    onSwipe: (towards) => (towards === "end" ? acts.close("kept") : acts.postpone(days.dayLater)),
  });
  if (gone) return null;
  return (
    <li className="relative overflow-hidden border-b border-rule bg-sheet" data-slot="follow-up">
      {offset === 0 ? null : <Under ahead={task.dueOn > days.today} keeps={offset > 0} />}
      <div
        className={cn(
          "relative touch-pan-y bg-sheet py-2 ps-4 pe-1 2xl:flex 2xl:items-center 2xl:gap-4 2xl:pe-3",
          offset === 0 ? "transition-transform duration-(--d-move)" : "shadow-2 select-none",
        )}
        style={offset === 0 ? undefined : { transform: `translateX(${offset}px)` }}
        {...handlers}
      >
        <div className="flex min-w-0 items-center 2xl:grow">
          {select}
          <div className="min-w-0 grow">{children}</div>
        </div>
        <div className="mt-1 -mb-1 flex items-center gap-1 2xl:m-0 2xl:shrink-0">
          <ButtonLink
            aria-label={t("logOf", { name: task.name })}
            className="px-3 text-14"
            href={logHref}
            scroll={false}
          >
            {t("log")}
          </ButtonLink>
          <Button
            aria-label={t("keptOf", { name: task.name })}
            className="px-2.5 text-14"
            onClick={() => acts.close("kept")}
            variant="bare"
          >
            <Glyph className="size-4.5 text-kept" name="tick" />
            {t("kept")}
          </Button>
          {extra}
          <span className="ms-auto">
            <FollowUpMenu acts={acts} colleagues={colleagues} days={days} task={task} />
          </span>
        </div>
      </div>
    </li>
  );
}

function Under({ keeps, ahead }: { keeps: boolean; ahead: boolean }) {
  const t = useTranslations("follow-ups.act");
  return (
    <div
      aria-hidden="true"
      className={cn(
        "absolute inset-0 flex items-center gap-2 px-4 text-14 font-strong",
        keeps ? "bg-kept text-on-ink" : "justify-end bg-sunk text-ink",
      )}
    >
      {keeps ? <Glyph name="tick" /> : <CalendarArrowUp className="size-5" />}
      {keeps ? t("kept") : t(ahead ? "dayLater" : "tomorrow")}
    </div>
  );
}
