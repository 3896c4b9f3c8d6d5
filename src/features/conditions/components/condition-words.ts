import { getFormatter, getTranslations } from "next-intl/server";
import type { Day } from "@/lib/dates";
import { isRegionCode, type Region } from "@/lib/region";
import type { ConditionKind } from "../vocabulary.schema";

const dayStyle = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

export async function conditionWords(region: Region | null) {
  const [t, format] = await Promise.all([getTranslations("conditions"), getFormatter()]);
  const isIndonesian = region === null || isRegionCode(region);
  const money = (amount: number) =>
    isIndonesian ? t("rupiah", { amount }) : format.number(amount, { maximumFractionDigits: 2 });
  const amounts: Record<ConditionKind, (amount: number) => string> = {
    lowest_wage: (amount) => t("amounts.lowest_wage", { amount: money(amount) }),
    overtime: (amount) => t("amounts.overtime", { amount }),
    contract_share: (amount) => format.number(amount / 100, { style: "percent", maximumFractionDigits: 1 }),
    injuries: (amount) => t("amounts.injuries", { amount }),
  };
  return {
    t,
    money,
    amountOf: (kind: ConditionKind, amount: number | null) =>
      amount === null ? t("few") : amounts[kind](amount),
    compact: (amount: number) => format.number(amount, { notation: "compact", maximumFractionDigits: 1 }),
    percent: (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 }),
    day: (day: Day) => format.dateTime(new Date(`${day}T00:00:00Z`), dayStyle),
  };
}

export type ConditionWords = Awaited<ReturnType<typeof conditionWords>>;
