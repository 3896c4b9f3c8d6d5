import { v7 } from "uuid";
import type { PhonePerson } from "../phone-list";
import type { Waiting } from "./outbox";
import type { PhoneDraft } from "./sealed-drafts";

type Named = { id: string; name: string };

export const newDraft = ({ id: contactId, name }: Named): PhoneDraft => ({
  ...{ id: v7(), contactId, name, values: [], open: true, changes: false },
});

/** An outbox entry as the form's values. */
export function draftOf({ entry, name }: Waiting): PhoneDraft | null {
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

/** The person on the list, or a stand-in for one who is no longer on it. */
export function personNamed<P extends PhonePerson>(people: readonly P[], { id, name }: Named): PhonePerson {
  return (
    people.find((person) => person.id === id) ?? {
      ...{ id, name, nickname: null, workplace: null, department: null, line: null, shift: null },
      ...{ shiftPosition: null, startsAt: null, doNotContact: false, lastOutcome: null, lastOn: null },
      ...{ ask: null, openFollowUps: [] },
    }
  );
}
