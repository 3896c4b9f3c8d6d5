// Without imports, so that the form brings no date library to the phone.
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

/** The first two move other people. */
export const evidences = [
  "brought_coworkers",
  "gathered_signatures",
  "signed",
  "joined_action",
  "spoke_up",
  "wore_badge",
] as const;

export type Channel = (typeof channels)[number];
export type Outcome = (typeof outcomes)[number];
export type AskAnswer = (typeof askAnswers)[number];
export type Level = (typeof levels)[number];
export type Evidence = (typeof evidences)[number];
/** As it is stored: `earlier` marks an assessment from before the form asked. */
export type KnownEvidence = Evidence | "earlier";

const reached: ReadonlySet<Outcome> = new Set(["conversation", "short_contact", "call_back", "refused"]);

/** Only then can there be an assessment, issues and an answer. */
export const wasReached = (outcome: Outcome) => reached.has(outcome);

const movesOthers: ReadonlySet<Evidence> = new Set(["brought_coworkers", "gathered_signatures"]);

/** Words alone are a 3. */
export function bestLevel(evidence: readonly Evidence[]): 1 | 2 | 3 {
  if (evidence.some((act) => movesOthers.has(act))) return 1;
  return evidence.length > 0 ? 2 : 3;
}

type AfterAct = {
  acts: readonly Evidence[];
  chosen: Level | null;
  /** The level was set by an act, not tapped. */
  cameWithActs: boolean;
};

/**
 * The level to show once an act was tapped: what the acts support, unless a 1 or 2 was chosen; unset with the acts that set
 * it.
 */
export function levelAfterAct({ acts, chosen, cameWithActs }: AfterAct): Level | null {
  if (acts.length === 0) return cameWithActs ? null : chosen;
  const wasChosen = chosen !== null && needsEvidence(chosen) && !cameWithActs;
  return wasChosen ? chosen : bestLevel(acts);
}

/** 3, 4 and 5 need no acts. */
export const isBorneOut = (level: Level, evidence: readonly Evidence[]) =>
  level > 2 || bestLevel(evidence) <= level;

export const needsEvidence = (level: Level) => level <= 2;
