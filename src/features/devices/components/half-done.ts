import { v7 } from "uuid";
import type { PhonePerson } from "../phone-list";
import type { Draft } from "./drafts";
import type { Waiting } from "./outbox";

type Named = { id: string; name: string };

/** A talk that nobody has begun to write. */
export const newDraft = ({ id: contactId, name }: Named): Draft => ({
  ...{ id: v7(), contactId, name, values: [], open: true, changes: false },
});

/** What stands in an entry, as the form's values. */
export function draftOf({ entry, name }: Waiting): Draft | null {
  if (entry.kind !== "conversation") return null;
  const { outcome, channel, assessment, askAnswer, notes, heldOn, followUp } = entry;
  const single = { outcome, channel, assessment, askAnswer, notes, heldOn };
  const several = { issueIds: entry.issueIds, evidence: entry.evidence, keeps: entry.keeps };
  const values = [
    ...Object.entries(single).flatMap(([field, value]) =>
      value === undefined || value === null ? [] : [pair(field, String(value))],
    ),
    ...Object.entries(several).flatMap(([field, all]) =>
      (all ?? []).map((value) => pair(`${field}[]`, value)),
    ),
    ...(followUp ? [pair("followUp", "date"), pair("followUpDate", followUp.dueOn)] : []),
    ...(followUp?.promise ? [pair("promise", followUp.promise)] : []),
  ];
  return { id: entry.id, contactId: entry.contactId, name, values, open: true, changes: true };
}

const pair = (name: string, value: string): [string, string] => [name, value];

/** Her on the list, or what is known of somebody who is on it no more. */
export function personNamed<P extends PhonePerson>(people: readonly P[], { id, name }: Named): PhonePerson {
  return (
    people.find((person) => person.id === id) ?? {
      ...{ id, name, nickname: null, workplace: null, department: null, line: null, shift: null },
      ...{ shiftPosition: null, startsAt: null, doNotContact: false, lastOutcome: null, lastOn: null },
      ...{ ask: null, promises: [] },
    }
  );
}
