"use client";

import { useState } from "react";
import type { FieldKey, GroupedField } from "../columns/fields/rules";
import type { Choices } from "../schema";

export type Draft = Omit<Choices, "batchId">;
export type DateOrderChoice = Draft["dateOrders"][string];
/** A workplace that is being typed is not one yet: the check says what is missing. */
export type PlaceDraft =
  | { kind: "none" }
  | { kind: "known"; workplaceId: string }
  | { kind: "new"; employer: string; workplace: string };

/** What the admin has decided so far, and who decided: columns that a person touched say so. */
export function useChoices(initial: Draft, { anyPlace }: { anyPlace: boolean }) {
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
      setDraft((now) => ({ ...now, fields: { ...now.fields, [index]: field } }));
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
