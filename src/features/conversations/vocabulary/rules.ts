// Apart from the other rules so that the sheet brings no date library to the phone.
export const channels = [
  "gate",
  "inside",
  "home_visit",
  "phone",
  "whatsapp",
  "group_meeting",
  "other",
] as const;
export const outcomes = [
  "conversation",
  "short_contact",
  "no_answer",
  "call_back",
  "wrong_number",
  "moved",
  "refused",
] as const;
export const askAnswers = ["yes", "maybe", "no", "not_asked"] as const;
export const levels = [1, 2, 3, 4, 5] as const;

export type Channel = (typeof channels)[number];
export type Outcome = (typeof outcomes)[number];
export type AskAnswer = (typeof askAnswers)[number];
export type Level = (typeof levels)[number];

const reached: ReadonlySet<Outcome> = new Set(["conversation", "short_contact", "call_back", "refused"]);

/** Whether words were exchanged: only then can there be an assessment, issues and an answer. */
export const wasReached = (outcome: Outcome) => reached.has(outcome);
