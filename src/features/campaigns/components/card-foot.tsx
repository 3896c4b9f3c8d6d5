"use client";

import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Marker } from "@/components/ui/marks";
import { type Card, stuckAfterDays } from "../board";

export function CardFoot({ card, watched }: { card: Card; watched: boolean }) {
  const t = useTranslations("campaigns.card");
  const { daysInStage, owner } = card;
  const stuck = watched && daysInStage > stuckAfterDays;
  return (
    <p className="flex min-w-0 grow flex-wrap items-center gap-x-1.5 text-12 leading-ui text-ink-2 max-md:text-13">
      <NextStep card={card} />
      <span className="ms-auto flex shrink-0 items-center gap-1">
        <span
          aria-hidden="true"
          className={cn(stuck && "font-strong text-ink")}
          title={t("daysLong", { days: daysInStage })}
        >
          {t("days", { days: daysInStage })}
        </span>
        <span className="sr-only">{t("daysLong", { days: daysInStage })}</span>
        {owner ? (
          <span className="font-label text-ink" title={t("owner", { name: owner.name })}>
            {t("ownerShort", { name: owner.name.split(" ", 1)[0] ?? owner.name })}
          </span>
        ) : null}
      </span>
    </p>
  );
}

function NextStep({ card: { due, quietDays, assessment } }: { card: Card }) {
  const t = useTranslations("campaigns.card");
  const day = useDueDay();
  if (due && due.inDays < 0) return <Marker>{t("late", { days: -due.inDays })}</Marker>;
  if (due) {
    const words = due.promise ? t("promise", { day: day(due), promise: due.promise }) : day(due);
    return (
      <span className="line-clamp-2" title={words}>
        {words}
      </span>
    );
  }
  if (!assessment) return null;
  return <span>{quietDays === null ? t("neverContacted") : t("quiet", { days: quietDays })}</span>;
}

function useDueDay() {
  const t = useTranslations("campaigns.card");
  const format = useFormatter();
  return ({ inDays, on }: { inDays: number; on: string }) => {
    if (inDays === 0) return t("today");
    if (inDays === 1) return t("tomorrow");
    const noon = new Date(`${on}T12:00:00Z`);
    return inDays < 7
      ? format.dateTime(noon, { weekday: "short", timeZone: "UTC" })
      : format.dateTime(noon, { day: "numeric", month: "short", timeZone: "UTC" });
  };
}
