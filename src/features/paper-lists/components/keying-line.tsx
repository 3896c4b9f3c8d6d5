"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo } from "react";
import { cn } from "@/components/ui/cn";
import { DateInput, TextInput } from "@/components/ui/inputs";
import { Done, SoftMarker } from "@/components/ui/marks";
import type { KeyingRow } from "../keying.queries";
import { type Letters, type Marks, problemOf, sameMarks, tidied } from "../marks";
import { MarkChips } from "./mark-chips";
import { MarksField } from "./marks-field";
import { moveBetweenRows } from "./move-between-rows";
import type { RowState } from "./use-keying";

type KeyingLineProps = {
  row: KeyingRow;
  state: RowState;
  index: number;
  letters: Letters;
  today: string;
  heading: string | null;
  onChange: (id: string, patch: Partial<Marks>) => void;
  onLeave: () => void;
};

/** Type "T3", or tap the same boxes. */
export const KeyingLine = memo(function KeyingLine(props: KeyingLineProps) {
  const { row, state, index, letters, today, heading, onChange, onLeave } = props;
  const t = useTranslations("paper.keying");
  const name = row.name ?? t("gone");
  const locked = row.absent === "hidden" || (row.by !== null && !row.by.mine);
  const change = (patch: Partial<Marks>) => onChange(row.id, patch);
  const onward = (event: KeyboardEvent) => moveBetweenRows(event, index, onLeave);
  return (
    <>
      {heading ? <li className="border-b-2 border-ink px-3 pt-4 pb-1 text-14 font-head">{heading}</li> : null}
      <li
        className="grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-x-3 gap-y-2 border-b border-rule px-3 py-2 lg:grid-cols-[4rem_minmax(9rem,1.1fr)_6rem_minmax(9rem,1fr)_10rem_minmax(10rem,1.3fr)] lg:py-1"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
        }}
      >
        <span className="fig text-18">{row.code}</span>
        <span className="min-w-0 text-16 leading-head font-strong lg:text-14">
          {name}
          {row.absent === "left" ? (
            <small className="ms-2 text-12 font-read text-ink-3">{t("left")}</small>
          ) : null}
        </span>
        {locked ? (
          <Locked row={row} />
        ) : (
          <>
            <MarksField
              code={row.code}
              index={index}
              letters={letters}
              marks={state.marks}
              name={name}
              onChange={change}
              onKeyDown={onward}
            />
            <MarkChips
              className="col-span-full lg:fine:hidden"
              letters={letters}
              marks={state.marks}
              name={name}
              onChange={change}
            />
            <LineState letters={letters} state={state} />
            <Details marks={state.marks} name={name} onChange={change} onKeyDown={onward} today={today} />
          </>
        )}
      </li>
    </>
  );
});

function Locked({ row }: { row: KeyingRow }) {
  const t = useTranslations("paper.keying");
  return (
    <p className="col-span-full text-13 text-ink-2 lg:col-span-4">
      {row.absent === "hidden" ? t("hidden") : t("by", { name: row.by?.name ?? "" })}
    </p>
  );
}

function LineState({ state, letters }: { state: RowState; letters: Letters }) {
  const t = useTranslations("paper.keying");
  const words = useTranslations("conversations");
  const proofs = useTranslations("paper.proofs");
  const marks = tidied(state.marks);
  const problem = state.problem ?? problemOf(marks);
  const first = letters.evidences.brought_coworkers;
  const second = letters.evidences.gathered_signatures;
  const said = [
    marks.outcome && words(`outcomes.${marks.outcome}`),
    marks.rating && `${marks.rating} ${words(`levels.${marks.rating}.label`)}`,
    marks.evidence && proofs(marks.evidence),
  ].filter(Boolean);
  return (
    <p className="col-span-full text-12 lg:col-span-1" role="status">
      {problem ? (
        <SoftMarker>{t(`problems.${problem}`, { first, second })}</SoftMarker>
      ) : (
        <>
          <span className="text-ink-2">{said.join(" · ")}</span>{" "}
          {marks.outcome && sameMarks(marks, state.saved) ? <Done>{t("saved")}</Done> : null}
        </>
      )}
    </p>
  );
}

type DetailsProps = {
  marks: Marks;
  name: string;
  today: string;
  onChange: (patch: Partial<Marks>) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** On a phone they come once there is a result. */
function Details({ marks, name, today, onChange, onKeyDown }: DetailsProps) {
  const t = useTranslations("paper.keying");
  const empty = marks.outcome === null;
  return (
    <div className={cn("col-span-full grid grid-cols-2 gap-2 lg:contents", empty && "max-lg:hidden")}>
      <DateInput
        aria-label={t("followUpOf", { name })}
        min={today}
        onChange={(event) => onChange({ dueOn: event.target.value || null })}
        onKeyDown={(event) => event.key === "Enter" && onKeyDown(event)}
        size="sm"
        value={marks.dueOn ?? ""}
      />
      <TextInput
        aria-label={t("noteOf", { name })}
        autoComplete="off"
        maxLength={4000}
        onChange={(event) => onChange({ note: event.target.value || null })}
        onKeyDown={onKeyDown}
        placeholder={t("note")}
        size="sm"
        value={marks.note ?? ""}
      />
    </div>
  );
}
