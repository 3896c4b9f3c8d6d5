"use client";

import { useState } from "react";
import type { FieldKey, GroupedField } from "../columns/fields/rules";
import type { ColumnSplit } from "../columns/splits/rules";
import { fieldFor, type MemberRule, memberRuleFor, type Purpose, purposeRules } from "../purposes/rules";
import type { CompleteChoices } from "../readings/rules";
import type { MappedColumn } from "../rules";

export type Draft = CompleteChoices;
export type DateOrderChoice = Draft["dateOrders"][string];
/** A workplace that is being typed is not one yet: the check says what is missing. */
export type PlaceDraft =
  | { kind: "none" }
  | { kind: "known"; workplaceId: string }
  | { kind: "new"; employer: string; workplace: string };

type Known = { anyPlace: boolean; columns: readonly MappedColumn[] };

/** What the admin has decided so far, and who decided: columns that a person touched say so. */
export function useChoices(initial: Draft, { anyPlace, columns }: Known) {
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState<PlaceDraft>(() => placeDraft(initial.place, anyPlace));
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const touch = (index: number) => setTouched((before) => new Set([...before, index]));
  return {
    draft,
    place,
    touched,
    setPlace,
    setField: (index: number, field: FieldKey) => {
      touch(index);
      setDraft((now) => ({
        ...now,
        fields: { ...now.fields, [index]: field },
        splits: without(now.splits, index),
      }));
    },
    setSplit: (index: number, split: ColumnSplit) => {
      touch(index);
      setDraft((now) => ({ ...now, splits: { ...now.splits, [index]: split } }));
    },
    setPurpose: (purpose: Purpose) =>
      setDraft((now) => {
        const fields = { ...now.fields };
        for (const { index, field } of columns)
          if (!touched.has(index)) fields[index] = fieldFor(purpose, field);
        const members = memberRuleFor(purpose, Object.values(fields));
        return { ...now, purpose, fields, members, recordHeadcount: purposeRules[purpose].countsWorkforce };
      }),
    setMembers: (members: MemberRule) => setDraft((now) => ({ ...now, members })),
    /** Everything as it was decided for another file with these columns. */
    take: (choices: Draft) => {
      setDraft(choices);
      setPlace(placeDraft(choices.place, anyPlace));
      setTouched(new Set(columns.map(({ index }) => index)));
    },
    setDateOrder: (index: number, order: DateOrderChoice) => {
      touch(index);
      setDraft((now) => ({ ...now, dateOrders: { ...now.dateOrders, [index]: order } }));
    },
    setGroup: (field: GroupedField, label: string, name: string) =>
      setDraft((now) => ({
        ...now,
        groups: { ...now.groups, [field]: { ...now.groups[field], [label]: name } },
      })),
    setRecordHeadcount: (recordHeadcount: boolean) => setDraft((now) => ({ ...now, recordHeadcount })),
  };
}

/** Where there is no workplace yet, there is nothing to choose from: a new one is asked for at once. */
function placeDraft(place: Draft["place"], anyPlace: boolean): PlaceDraft {
  if (!place) return anyPlace ? { kind: "none" } : { kind: "new", employer: "", workplace: "" };
  return "workplaceId" in place ? { kind: "known", ...place } : { kind: "new", ...place };
}

export function placeOf(place: PlaceDraft): Draft["place"] {
  if (place.kind === "known") return { workplaceId: place.workplaceId };
  const complete = place.kind === "new" && place.employer.trim() !== "" && place.workplace.trim() !== "";
  return complete ? { employer: place.employer, workplace: place.workplace } : null;
}

function without(splits: Draft["splits"], index: number): Draft["splits"] {
  const { [index]: _, ...rest } = splits;
  return rest;
}
