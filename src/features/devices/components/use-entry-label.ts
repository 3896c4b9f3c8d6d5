"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { PhoneEntryInput } from "../outbox.schema";

export function useEntryLabel() {
  const t = useTranslations("phone.outbox.kinds");
  const outcomes = useTranslations("conversations.outcomes");
  const format = useFormatter();
  return (entry: PhoneEntryInput): string => {
    if (entry.kind === "conversation") return outcomes(entry.outcome);
    if (entry.kind !== "postponed") return t(entry.kind);
    const due = new Date(`${entry.dueOn}T00:00:00Z`);
    return t("postponed", { day: format.dateTime(due, { timeZone: "UTC", day: "numeric", month: "short" }) });
  };
}
