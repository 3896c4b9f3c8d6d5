"use client";

import { useState } from "react";
import type { CodedField, FieldKey, GroupedField } from "../../columns/fields";
import { fieldFor, type MemberRule, memberRuleFor, type Purpose, purposeRules } from "../../columns/purpose";
import { type ColumnSplit, fieldsOfColumns } from "../../columns/split";
import type { AnalysedColumn } from "../../detect/analysed-column";
import { type CompleteChoices, undecided } from "../../mapping/decisions";
import { groupId } from "../../parse/existing-units";

export type Draft = CompleteChoices;
export type DateOrderChoice = Draft["dateOrders"][string];
/** A workplace that is being typed is not one yet: the check says what is missing. */
export type PlaceDraft =
  | { kind: "none" }
  | { kind: "known"; workplaceId: string }
  | { kind: "new"; employer: string; workplace: string };

type Known = {
  anyPlace: boolean;
  columns: readonly AnalysedColumn[];
  /** Every sheet with people is read. */
  whole: boolean;
  /** Was decided before: nothing is asked again. */
  decided: boolean;
};
type Columns = Known["columns"];

/** What the admin has decided so far, and who decided: columns that a person touched say so. */
export function useChoices(initial: Draft, { anyPlace, columns, whole, decided }: Known) {
  const [draft, setDraft] = useState(initial);
  const [place, setPlace] = useState<PlaceDraft>(() => placeDraft(initial.place, anyPlace));
  const [touched, setTouched] = useState<ReadonlySet<number>>(
    () => new Set(decided ? columns.map(({ index }) => index) : []),
  );
  const [named, setNamed] = useState<ReadonlySet<string>>(() => renamed(initial));
  const [saidMembers, setSaidMembers] = useState(() => initial.members !== ruleOf(initial, columns));
  const touch = (index: number) => setTouched((before) => new Set([...before, index]));
  const change = (next: (now: Draft) => Draft) => setDraft((now) => settled(next(now), columns, saidMembers));
  return {
    draft,
    place,
    touched,
    /** Groups that a person named. */
    named,
    setPlace,
    setField: (index: number, field: FieldKey) => {
      touch(index);
      change((now) => ({
        ...now,
        fields: { ...now.fields, [index]: field },
        splits: without(now.splits, index),
      }));
    },
    setSplit: (index: number, split: ColumnSplit) => {
      touch(index);
      change((now) => ({ ...now, splits: { ...now.splits, [index]: split } }));
    },
    setPurpose: (purpose: Purpose) =>
      change((now) => ({
        ...now,
        purpose,
        fields: fieldsUnder(purpose, now.fields, { columns, touched }),
        recordHeadcount: whole && purposeRules[purpose].countsWorkforce,
      })),
    setMembers: (members: MemberRule) => {
      setSaidMembers(true);
      setDraft((now) => ({ ...now, members }));
    },
    /** Everything as it was decided for another file with these columns. */
    take: (choices: Draft) => {
      setDraft(choices);
      setPlace(placeDraft(choices.place, anyPlace));
      setTouched(new Set(columns.map(({ index }) => index)));
      setNamed(renamed(choices));
      setSaidMembers(true);
    },
    setDateOrder: (index: number, order: DateOrderChoice) => {
      touch(index);
      setDraft((now) => ({ ...now, dateOrders: { ...now.dateOrders, [index]: order } }));
    },
    setGroup: (field: GroupedField, label: string, name: string) => {
      setNamed((before) => new Set([...before, groupId(field, label)]));
      setDraft((now) => ({
        ...now,
        groups: { ...now.groups, [field]: { ...now.groups[field], [label]: name } },
      }));
    },
    setWord: (field: CodedField, key: string, code: string) =>
      setDraft((now) => ({
        ...now,
        words: { ...now.words, [field]: { ...now.words[field], [key]: code } },
      })),
    setLeaveOutHidden: (leaveOutHidden: boolean) => setDraft((now) => ({ ...now, leaveOutHidden })),
    setRecordHeadcount: (recordHeadcount: boolean) => setDraft((now) => ({ ...now, recordHeadcount })),
  };
}

/** Where nobody has said who is a member, it follows from the list and its columns. */
function settled(draft: Draft, columns: Columns, said: boolean): Draft {
  return said ? draft : { ...draft, members: ruleOf(draft, columns) };
}

/** Every column as the draft has it. */
export function mappedColumns({ fields, splits }: Draft, columns: Columns) {
  return columns.map(({ index, field, facts }) => ({
    index,
    field: fields[index] ?? field,
    split: splits[index],
    facts,
  }));
}

function ruleOf(draft: Draft, columns: Columns): MemberRule {
  const mapped = mappedColumns(draft, columns);
  return memberRuleFor(draft.purpose, fieldsOfColumns(mapped), undecided({ columns }, mapped));
}

type Under = { columns: Columns; touched: ReadonlySet<number> };

function fieldsUnder(purpose: Purpose, now: Draft["fields"], { columns, touched }: Under): Draft["fields"] {
  const fields = { ...now };
  for (const { index, field } of columns) if (!touched.has(index)) fields[index] = fieldFor(purpose, field);
  return fields;
}

/** Groups that are called something else than the file calls them. */
function renamed({ groups }: Draft): ReadonlySet<string> {
  const names = Object.entries(groups).flatMap(([field, list]) =>
    Object.entries(list ?? {}).flatMap(([label, name]) =>
      name === label ? [] : [groupId(field as GroupedField, label)],
    ),
  );
  return new Set(names);
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
