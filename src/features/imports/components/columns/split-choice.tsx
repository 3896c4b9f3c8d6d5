"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import type { FieldKey } from "../../columns/fields";
import { type ColumnSplit, type SplitMark, splitMarks, splitText } from "../../columns/split";
import type { AnalysedColumn } from "../../detect/analysed-column";
import { FieldSelect } from "./field-select";

const mostFields = 4;

type SplitChoiceProps = { column: AnalysedColumn; split: ColumnSplit; onSplit: (split: ColumnSplit) => void };

/** What parts the cells of a column, where each part goes, and what becomes of the first cell. */
export function SplitChoice({ column, split, onSplit }: SplitChoiceProps) {
  const t = useTranslations("import-steps.split");
  const { mark, fields } = split;
  const parts = fields.map((field, at) => ({
    field,
    letter: t("part", { letter: column.letter, at: at + 1 }),
    set: (next: FieldKey) => onSplit({ mark, fields: fields.with(at, next) }),
  }));
  return (
    <div className="grid gap-1.5 border-s-2 border-rule-2 ps-2">
      <Select
        aria-label={t("mark", { letter: column.letter })}
        onChange={({ target }) => onSplit({ mark: target.value as SplitMark, fields })}
        size="sm"
        value={mark}
      >
        {splitMarks.map((name) => (
          <option key={name} value={name}>
            {t(`marks.${name}`)}
          </option>
        ))}
      </Select>
      {parts.map(({ field, letter, set }) => (
        <FieldSelect
          asks={false}
          key={letter}
          letter={letter}
          onChange={set}
          proposed={field}
          value={field}
        />
      ))}
      {fields.length < mostFields ? (
        <Button
          className="justify-self-start"
          onClick={() => onSplit({ mark, fields: [...fields, "ignore"] })}
          size="sm"
          variant="bare"
        >
          {t("more")}
        </Button>
      ) : null}
      <SplitPreview samples={column.samples} split={split} />
    </div>
  );
}

function SplitPreview({ samples, split }: { samples: readonly string[]; split: ColumnSplit }) {
  const sample = samples.find((text) => splitText(text, split).length > 1) ?? samples[0];
  if (!sample) return null;
  return <p className="text-12 break-words text-ink-2">{splitText(sample, split).join("  ·  ")}</p>;
}

/** To begin with: the mark that takes the most samples apart, the column's own field, and one part more. */
export function firstSplit({ samples }: AnalysedColumn, field: FieldKey): ColumnSplit {
  const fields: FieldKey[] =
    field === "contact.name" ? ["contact.lastName", "contact.firstName"] : [field, "ignore"];
  const parted = (mark: SplitMark) =>
    samples.filter((text) => splitText(text, { mark, fields }).length > 1).length;
  const mark = splitMarks.reduce((best, next) => (parted(next) > parted(best) ? next : best));
  return { mark, fields };
}
