"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { evidences, levels, outcomes, wasReached } from "@/features/conversations/vocabulary.schema";
import type { Letters, Marks } from "../marks";

type MarkChipsProps = {
  name: string;
  letters: Letters;
  marks: Marks;
  className?: string;
  onChange: (patch: Partial<Marks>) => void;
};

/** A second tap unchecks. */
export function MarkChips({ name, letters, marks, className, onChange }: MarkChipsProps) {
  const t = useTranslations("paper.keying");
  const words = useTranslations("conversations");
  const proofs = useTranslations("paper.proofs");
  const { outcome, rating, evidence } = marks;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Boxes
        label={t("resultOf", { name })}
        onPick={(each) =>
          onChange(each ? { outcome: each } : { outcome: null, rating: null, evidence: null })
        }
        options={outcomes.map((each) => ({
          value: each,
          mark: letters.outcomes[each],
          word: words(`outcomes.${each}`),
        }))}
        value={outcome}
      />
      {outcome && wasReached(outcome) ? (
        <Boxes
          label={t("ratingOf", { name })}
          onPick={(each) => onChange(each ? { rating: each } : { rating: null, evidence: null })}
          options={levels.map((each) => ({
            value: each,
            mark: String(each),
            word: words(`levels.${each}.label`),
          }))}
          value={rating}
        />
      ) : null}
      {rating !== null && rating <= 2 ? (
        <Boxes
          label={t("proofOf", { name })}
          onPick={(each) => onChange({ evidence: each })}
          options={evidences.map((each) => ({
            value: each,
            mark: letters.evidences[each],
            word: proofs(each),
          }))}
          value={evidence}
        />
      ) : null}
    </div>
  );
}

type BoxesProps<T> = {
  label: string;
  options: { value: T; mark: string; word: string }[];
  value: T | null;
  onPick: (value: T | null) => void;
};

function Boxes<T extends string | number>({ label, options, value, onPick }: BoxesProps<T>) {
  return (
    <fieldset aria-label={label} className="grid grid-flow-col auto-cols-fr gap-1">
      {options.map(({ value: each, mark, word }) => (
        <button
          aria-label={`${mark} ${word}`}
          aria-pressed={each === value}
          className="fig min-h-tap rounded-2 border-[1.5px] border-rule-2 bg-sheet text-18 aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink"
          key={each}
          onClick={() => onPick(each === value ? null : each)}
          title={word}
          type="button"
        >
          {mark}
        </button>
      ))}
    </fieldset>
  );
}
