import { v7 } from "uuid";
import type { AskAnswer, Evidence, Level } from "../../vocabulary/rules";
import type { GroupPerson } from "../queries";
import type { GroupForm } from "../schema";

/** Somebody in the talk, with the id of the entry to come: a second try is the same entry. */
export type Participant = { id: string; person: GroupPerson };

export const participant = (person: GroupPerson): Participant => ({ id: v7(), person });

type Filled = { groupId: string; people: readonly Participant[]; form: FormData };

/** The sheet's form as the server wants it. */
export function groupOf({ groupId, people, form }: Filled): GroupForm {
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  return {
    groupId,
    outcome: text("outcome") as GroupForm["outcome"],
    channel: text("channel") as GroupForm["channel"],
    heldOn: text("heldOn"),
    issueIds: form.getAll("issueIds[]").map(String),
    notes: text("notes"),
    people: people.map(({ id, person }) => ({ id, contactId: person.id, ...answersOf(person.id, form) })),
  };
}

function answersOf(contactId: string, form: FormData) {
  const text = (name: string) => String(form.get(`${name}-${contactId}`) ?? "").trim() || undefined;
  const dueOn = text("followUp");
  const level = text("assessment");
  return {
    assessment: level ? (Number(level) as Level) : undefined,
    evidence: form.getAll(`evidence-${contactId}`) as Evidence[],
    askAnswer: text("askAnswer") as AskAnswer | undefined,
    followUp: dueOn ? { dueOn, promise: text("promise") } : undefined,
  };
}
