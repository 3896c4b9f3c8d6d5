import type { GroupForm } from "../groups.schema";
import type { AskAnswer, Evidence, Level } from "../vocabulary.schema";

/** Under "group" the group's id, and for each contact the id of the conversation to come: a second try has the same ids. */
type GroupIds = Record<string, string>;

type Filled = { ids: GroupIds; form: FormData };

export function groupOf({ ids: { group = "", ...entries }, form }: Filled): GroupForm {
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  return {
    groupId: group,
    outcome: text("outcome") as GroupForm["outcome"],
    channel: text("channel") as GroupForm["channel"],
    heldOn: text("heldOn"),
    issueIds: form.getAll("issueIds[]").map(String),
    notes: text("notes"),
    people: Object.entries(entries)
      .filter(([contactId]) => form.has(`present-${contactId}`))
      .map(([contactId, id]) => ({ id, contactId, ...answersOf(contactId, form) })),
  };
}

function answersOf(contactId: string, form: FormData) {
  const text = (name: string) => String(form.get(`${name}-${contactId}`) ?? "").trim() || undefined;
  const chosen = text("followUp")?.replace(/^shift-/, "");
  const dueOn = chosen === "date" ? text("followUpDate") : chosen;
  const level = text("assessment");
  return {
    assessment: level ? (Number(level) as Level) : undefined,
    evidence: form.getAll(`evidence-${contactId}`) as Evidence[],
    askAnswer: text("askAnswer") as AskAnswer | undefined,
    keeps: form.getAll(`keeps-${contactId}`).map(String),
    followUp: dueOn ? { dueOn, promise: text("promise") } : undefined,
  };
}
