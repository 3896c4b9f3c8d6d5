/** Why somebody whom an import brought in stays when it is undone; what weighs most comes first. */
const stayReasons = ["merged", "worked", "edited"] as const;
type StayReason = (typeof stayReasons)[number];

export type Staying = {
  total: number;
  reasons: Record<StayReason, number>;
  people: { id: string; name: string; why: StayReason }[];
};

/** Those whom an undo takes too when it is asked to: a merge is undone first. */
export const removable = ({ reasons }: Pick<Staying, "reasons">) => reasons.worked + reasons.edited;

/** What was counted of one part of those whom no undo has taken back. */
export type LeftPart = {
  goes: number;
  reasons: Partial<Record<StayReason, number>>;
  people: Staying["people"];
};

/** The parts as one. */
export function stayingOf(parts: readonly LeftPart[]): Staying {
  const count = (why: StayReason) => parts.reduce((sum, { reasons }) => sum + (reasons[why] ?? 0), 0);
  const reasons = { merged: count("merged"), worked: count("worked"), edited: count("edited") };
  const total = stayReasons.reduce((sum, why) => sum + reasons[why], 0);
  return { total, reasons, people: parts.flatMap(({ people }) => people) };
}
