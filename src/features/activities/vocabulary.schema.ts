export const activityKinds = [
  "meeting",
  "training",
  "action",
  "petition",
  "card_drive",
  "sticker_day",
  "photo",
  "strike_pledge",
  "other",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const participationStates = ["invited", "promised", "came", "did", "refused"] as const;
export type ParticipationState = (typeof participationStates)[number];

/** Came to a meeting, or did what was asked. In SQL: `state IN ('came', 'did')`. */
export const tookPart = (state: ParticipationState | null): boolean => state === "came" || state === "did";

/** What a tick records: people come to a meeting or a training, and do what any other activity asks. */
export function tickedState(kind: ActivityKind): ParticipationState {
  return kind === "meeting" || kind === "training" ? "came" : "did";
}
