"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChipButton } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import type { FieldKey } from "../../columns/fields";
import type { AnalysedColumn } from "../../detect/analysed-column";
import { asksForOrder } from "../../mapping/decisions";
import { type DateMeaning, parseBirthPlaceDate } from "../../parse/date";
import type { DateOrderChoice } from "./use-choices";

const orders = ["day_first", "month_first"] as const;

type DateOrderProps = {
  column: AnalysedColumn;
  field: FieldKey;
  order: DateOrderChoice | undefined;
  today: string;
  onOrder: (order: DateOrderChoice) => void;
};

/** Which of the two comes first, with what becomes of the column's own cells either way. */
export function DateOrder({ column, field, order, today, onOrder }: DateOrderProps) {
  const t = useTranslations("import-steps.dates");
  const asks = asksForOrder(column, field) && order === undefined;
  const proposed = column.facts.dateOrder === "month_first" ? "month_first" : "day_first";
  const chosen = order ?? (asks ? null : proposed);
  const shown = chosen ?? proposed;
  return (
    <fieldset className={cn("grid min-w-0 gap-1.5 rounded-2 p-0", asks && "bg-marker-soft p-2")}>
      <legend className="sr-only">{t("legend", { letter: column.letter })}</legend>
      <div className="flex flex-wrap gap-1.5">
        {orders.map((each) => (
          <ChipButton key={each} on={chosen === each} onClick={() => onOrder(each)} size="sm">
            {t(each)}
          </ChipButton>
        ))}
      </div>
      <ul className="grid gap-0.5 text-12 text-ink-2">
        {(column.dateSamples ?? []).slice(0, 2).map((text) => (
          <li key={text}>
            <SampleDay field={field} order={shown} text={text} today={today} />
          </li>
        ))}
      </ul>
      <OrderReason column={column} />
    </fieldset>
  );
}

const meanings: Partial<Record<FieldKey, DateMeaning>> = {
  "contact.birthDate": "birth",
  "contact.birthPlaceDate": "birth",
  "job.startedOn": "past",
  "membership.joinedOn": "past",
};

type SampleProps = { text: string; order: DateOrderChoice; field: FieldKey; today: string };

function SampleDay({ text, order, field, today }: SampleProps) {
  const t = useTranslations("import-steps.dates");
  const format = useFormatter();
  const meaning = meanings[field] ?? "any";
  const { date } = parseBirthPlaceDate({ kind: "text", text }, { order, meaning, today });
  if (!date) return t("none", { text });
  const day = format.dateTime(new Date(`${date}T00:00:00Z`), {
    ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  });
  return t.rich("becomes", { text, day, b: (words) => <b className="font-label text-ink">{words}</b> });
}

function OrderReason({ column: { facts } }: { column: AnalysedColumn }) {
  const t = useTranslations("import-steps.dates");
  const by = facts.dateOrderBy;
  const order = facts.dateOrder === "month_first" ? "month_first" : "day_first";
  if (by)
    return <p className="text-12 text-ink-3">{t(`by.${by.code}`, { order: t(order), column: by.column })}</p>;
  return facts.dateOrderClear ? <p className="text-12 text-ink-3">{t("slips")}</p> : null;
}
