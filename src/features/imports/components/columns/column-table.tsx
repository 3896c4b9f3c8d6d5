"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "@/components/ui/section";
import { groupedBy } from "@/lib/grouped-by";
import { type FieldKey, repeatableFields } from "../../columns/fields";
import { fieldFor } from "../../columns/purpose";
import { fieldsOfColumn } from "../../columns/split";
import type { AnalysedColumn } from "../../detect/analysed-column";
import { type ColumnChoice, ColumnRow, type Sharing } from "./column-row";
import type { Draft, useChoices } from "./use-choices";

type ColumnTableProps = {
  columns: readonly AnalysedColumn[];
  choices: ReturnType<typeof useChoices>;
  today: string;
  country: string;
};

/** Columns with something in them; the empty ones and a long export's unused ones are folded away. */
export function ColumnTable({ columns, choices, today, country }: ColumnTableProps) {
  const t = useTranslations("import-steps.columns");
  const { draft, touched } = choices;
  const fieldOf = (column: AnalysedColumn): FieldKey => draft.fields[column.index] ?? column.field;
  const sharing = sharedFields(columns, draft);
  const filled = columns.filter((column) => column.filled > 0);
  const folds = filled.length > 40;
  const isIdle = (column: AnalysedColumn) =>
    folds && column.field === "ignore" && !touched.has(column.index) && column.confidence >= 0.6;
  const rows = (list: readonly AnalysedColumn[]) =>
    list.map((column) => (
      <ColumnRow
        choice={{ ...choiceOf(column, choices, fieldOf(column)), shared: sharing.get(column.index) ?? null }}
        column={column}
        country={country}
        key={column.index}
        today={today}
      />
    ));
  return (
    <Sheet>
      <div
        aria-hidden
        className="hidden gap-x-4 border-b-[1.5px] border-ink px-4 py-2 text-12 font-label text-ink-3 lg:grid lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.3fr)_15rem_minmax(0,1.3fr)]"
      >
        <span>{t("yours")}</span>
        <span>{t("inIt")}</span>
        <span>{t("goesTo")}</span>
        <span>{t("why")}</span>
      </div>
      <ul aria-label={t("label")}>{rows(filled.filter((column) => !isIdle(column)))}</ul>
      <Folded label={(count) => t("ignored", { count })} list={filled.filter(isIdle)} rows={rows} />
      <Folded
        label={(count) => t("empty", { count })}
        list={columns.filter((column) => column.filled === 0)}
        rows={rows}
      />
    </Sheet>
  );
}

type FoldedProps = {
  list: readonly AnalysedColumn[];
  label: (count: number) => string;
  rows: (list: readonly AnalysedColumn[]) => React.ReactNode;
};

function Folded({ list, label, rows }: FoldedProps) {
  if (list.length === 0) return null;
  return (
    <details className="border-b border-rule">
      <summary className="flex min-h-tap cursor-pointer items-center px-4 text-13 font-label text-ink-2">
        {label(list.length)}
      </summary>
      <ul>{rows(list)}</ul>
    </details>
  );
}

function choiceOf(
  { index, field: proposed }: AnalysedColumn,
  choices: ReturnType<typeof useChoices>,
  field: FieldKey,
): Omit<ColumnChoice, "shared"> {
  const touched = choices.touched.has(index);
  return {
    field,
    split: choices.draft.splits[index],
    byPurpose: !touched && field !== proposed && fieldFor(choices.draft.purpose, proposed) === field,
    order: choices.draft.dateOrders[index],
    touched,
    onField: (next) => choices.setField(index, next),
    onSplit: (split) => choices.setSplit(index, split),
    onOrder: (next) => choices.setDateOrder(index, next),
  };
}

/** By column: which others feed the same field. */
function sharedFields(columns: readonly AnalysedColumn[], { fields, splits }: Draft): Map<number, Sharing> {
  const feeding = columns
    .filter(({ filled }) => filled > 0)
    .flatMap(({ index, field, letter }) =>
      fieldsOfColumn({ field: fields[index] ?? field, split: splits[index] }).map((fed) => ({
        index,
        letter,
        fed,
      })),
    )
    .filter(({ fed, letter }) => fed !== "ignore" && letter !== "");
  const shared = new Map<number, Sharing>();
  for (const [fed, group] of groupedBy(feeding, (entry) => entry.fed)) {
    for (const [at, { index }] of group.entries()) {
      const others = repeatableFields.has(fed)
        ? group.filter((entry) => entry.index !== index)
        : group.slice(0, at);
      const way = repeatableFields.has(fed) ? "joined" : "after";
      if (others.length > 0)
        shared.set(index, { way, columns: others.map(({ letter }) => letter).join(", ") });
    }
  }
  return shared;
}
