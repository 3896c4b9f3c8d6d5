"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Done, Marker, SoftMarker, Tag } from "@/components/ui/marks";
import type { FieldKey } from "../../columns/fields";
import { datedFields } from "../../columns/fields";
import type { ColumnSplit } from "../../columns/split";
import type { AnalysedColumn } from "../../detect/analysed-column";
import { asksForOrder, needsDecision, notKept } from "../../mapping/decisions";
import { DateOrder } from "./date-order";
import { FieldSelect } from "./field-select";
import { firstSplit, SplitChoice } from "./split-choice";
import type { DateOrderChoice } from "./use-choices";

export type ColumnChoice = {
  field: FieldKey;
  split: ColumnSplit | undefined;
  /** Left out only because of what the file is. */
  byPurpose: boolean;
  shared: Sharing | null;
  onSplit: (split: ColumnSplit) => void;
  order: DateOrderChoice | undefined;
  touched: boolean;
  onField: (field: FieldKey) => void;
  onOrder: (order: DateOrderChoice) => void;
};

/** Other columns that go to the same field: their cells are joined, or those of an earlier column count first. */
export type Sharing = { way: "joined" | "after"; columns: string };

type ColumnRowProps = { column: AnalysedColumn; choice: ColumnChoice; today: string; country: string };

/** One column of the file: what stands in it, where it goes, and why. */
export function ColumnRow({ column, choice, today, country }: ColumnRowProps) {
  const t = useTranslations("import-steps.columns");
  const asks = needsDecision(column, choice);
  return (
    <li className="grid items-start gap-x-4 gap-y-1.5 border-b border-rule px-4 py-2.5 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.3fr)_15rem_minmax(0,1.3fr)] lg:items-center">
      <ColumnHead column={column} />
      <ColumnSamples column={column} />
      <div className="grid gap-1.5">
        <FieldSelect
          asks={asks}
          letter={column.letter}
          onChange={choice.onField}
          onSplit={column.filled > 0 ? () => choice.onSplit(firstSplit(column, choice.field)) : undefined}
          proposed={column.field}
          value={choice.split ? "split" : choice.field}
        />
        {asks && !asksForOrder(column, choice.field) ? (
          <Button className="justify-self-start" onClick={() => choice.onField(choice.field)} size="sm">
            {t(choice.field === "ignore" ? "leaveOut" : "confirm")}
          </Button>
        ) : null}
        {choice.split ? <SplitChoice column={column} onSplit={choice.onSplit} split={choice.split} /> : null}
        {column.facts.hasDateOrder && datedFields.has(choice.field) ? (
          <DateOrder
            column={column}
            field={choice.field}
            onOrder={choice.onOrder}
            order={choice.order}
            today={today}
          />
        ) : null}
      </div>
      <p className="min-w-0 text-13">
        <ColumnWhy asks={asks} choice={choice} column={column} />
        {choice.field === "contact.phones" ? <CountryRead country={country} /> : null}
        {choice.shared ? (
          <span className="block text-12 text-ink-3">{t(choice.shared.way, choice.shared)}</span>
        ) : null}
      </p>
    </li>
  );
}

/** Said beside the numbers, since a wrong country spoils all of them. */
function CountryRead({ country }: { country: string }) {
  const t = useTranslations("import-steps.columns");
  const name = new Intl.DisplayNames(useLocale(), { type: "region" }).of(country) ?? country;
  return (
    <span className="block text-12 text-ink-2">
      {t("country", { country: name })} <Link href="/settings/union">{t("changeCountry")}</Link>
    </span>
  );
}

function ColumnHead({ column }: { column: AnalysedColumn }) {
  const t = useTranslations("import-steps.columns");
  return (
    <p className="grid min-w-0 grid-cols-[1.5rem_minmax(0,1fr)] items-baseline gap-x-2">
      <span className="text-12 text-ink-3">{column.letter}</span>
      <span className="min-w-0 font-strong break-words">
        {column.origin ? t(`origin.${column.origin}`) : null}
        {column.heading || (column.origin ? null : <i className="font-read">{t("noHeading")}</i>)}{" "}
        {column.hidden ? <Tag>{t("hidden")}</Tag> : null}
      </span>
    </p>
  );
}

function ColumnSamples({ column: { samples, filled, empty } }: { column: AnalysedColumn }) {
  const t = useTranslations("import-steps.columns");
  return (
    <p className="min-w-0 ps-8 text-13 text-ink-2 lg:ps-0">
      <span className="block truncate">{samples.slice(0, 3).join(" · ")}</span>
      <span className="block text-12 text-ink-3">{t("filled", { filled, empty })}</span>
    </p>
  );
}

const proposing: ReadonlySet<string> = new Set([
  "heading",
  "heading_and_values",
  "values",
  "preset",
  "section",
]);

type ColumnWhyProps = Pick<ColumnRowProps, "column" | "choice"> & { asks: boolean };

function ColumnWhy({ column, choice, asks }: ColumnWhyProps) {
  const t = useTranslations("import-steps.columns");
  const why = useTranslations("imports");
  if (choice.byPurpose) return <span className="text-ink-3">{t("byPurpose")}</span>;
  const out = notKept.get(choice.field);
  if (out) return <SoftMarker>{t(`notKept.${out}`)}</SoftMarker>;
  if (asks && asksForOrder(column, choice.field)) return <Marker>{t("chooseOrder")}</Marker>;
  if (choice.touched) return <Done>{t("byYou")}</Done>;
  const { code, params } = column.why;
  const sentence = why(`why.${code}`, { heading: column.heading, column: column.letter, ...params });
  // What is doubtful says nothing for sure.
  if (asks)
    return <Marker>{proposing.has(code) && choice.field !== "ignore" ? t("unsure") : sentence}</Marker>;
  return choice.field === "ignore" ? <span className="text-ink-3">{sentence}</span> : <Done>{sentence}</Done>;
}
