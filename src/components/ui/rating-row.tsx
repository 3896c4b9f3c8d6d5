import type { ReactNode } from "react";
import { type Assessment, assessmentFill } from "./assessment-style";
import { cn } from "./cn";
import { SoftMarker } from "./marks";

type RatingOption = {
  value: Assessment;
  /** Read out with the number, printed with the definition. */
  label: string;
  definition?: ReactNode;
  /** The evidence that this level needs and that is missing. */
  evidence?: ReactNode;
};

export type RatingRowProps = {
  name: string;
  legend: ReactNode;
  meta?: ReactNode;
  /** First, with the empty string as value. */
  options: readonly RatingOption[];
  defaultValue?: Assessment;
  /** A dotted line below; `undefined`: no history. */
  previous?: Assessment;
  previousLabel?: string;
  form?: string;
  className?: string;
};

/** The words under the row follow the choice in CSS alone. */
export function RatingRow({ legend, meta, options, className, ...row }: RatingRowProps) {
  return (
    <fieldset className={cn("group/rating min-w-0", className)} data-slot="rating-row">
      <legend className="mb-1.5 flex w-full flex-wrap items-baseline gap-x-2 text-13 font-strong">
        <span>{legend}</span>
        {meta ? <small className="ms-auto text-12 font-read text-ink-3">{meta}</small> : null}
      </legend>
      <div className="grid grid-cols-6 gap-1.5">
        {options.map((option) => (
          <RatingChoice key={option.value ?? "none"} option={option} {...row} />
        ))}
      </div>
      <div className="mt-3 min-h-[2.7em] text-13" aria-live="polite">
        {options.map((option) => (
          <RatingMeaning key={option.value ?? "none"} option={option} />
        ))}
      </div>
    </fieldset>
  );
}

type RatingChoiceProps = Pick<
  RatingRowProps,
  "name" | "defaultValue" | "previous" | "previousLabel" | "form"
> & {
  option: RatingOption;
};

function RatingChoice({ option, name, defaultValue, previous, previousLabel, form }: RatingChoiceProps) {
  const was = previous !== undefined && previous === option.value;
  return (
    <label
      className={cn(
        "relative block has-checked:z-1",
        was &&
          "after:absolute after:inset-x-0 after:-bottom-2.5 after:border-b-3 after:border-dotted after:border-ink",
      )}
      data-slot="rating-choice"
    >
      <input
        className="peer sr-only"
        data-level={option.value ?? 0}
        defaultChecked={option.value === defaultValue}
        form={form}
        name={name}
        type="radio"
        value={option.value ?? ""}
      />
      <span
        className={cn(
          "fig grid min-h-thumb place-items-center rounded-2 text-[1.625rem] [--hatch-foot:19%]",
          assessmentFill({ level: option.value ?? 0, foot: true }),
          "peer-checked:outline-3 peer-checked:outline-offset-2 peer-checked:outline-ink",
          "peer-focus-visible:ring-3 peer-focus-visible:ring-focus peer-focus-visible:ring-offset-6 peer-focus-visible:ring-offset-sheet",
        )}
      >
        <span aria-hidden="true">{option.value ?? "–"}</span>
      </span>
      <span className="sr-only">
        {[option.value, option.label, was ? previousLabel : null]
          .filter((word) => word !== null && word !== undefined)
          .join(", ")}
      </span>
    </label>
  );
}

const shownFor = {
  0: "group-has-[[data-level='0']:checked]/rating:block",
  1: "group-has-[[data-level='1']:checked]/rating:block",
  2: "group-has-[[data-level='2']:checked]/rating:block",
  3: "group-has-[[data-level='3']:checked]/rating:block",
  4: "group-has-[[data-level='4']:checked]/rating:block",
  5: "group-has-[[data-level='5']:checked]/rating:block",
} as const;

function RatingMeaning({ option }: { option: RatingOption }) {
  return (
    <p className={cn("hidden", shownFor[option.value ?? 0])}>
      <b>
        {option.value ? `${option.value} ` : null}
        {option.label}
      </b>
      {option.definition ? <> · {option.definition}</> : null}
      {option.evidence ? (
        <>
          {" "}
          <SoftMarker bang={false}>{option.evidence}</SoftMarker>
        </>
      ) : null}
    </p>
  );
}
