/** Why somebody whom an import brought in stays when it is undone; what weighs most comes first. */
export const stayReasons = ["merged", "worked", "edited"] as const;
export type StayReason = (typeof stayReasons)[number];

export type Staying = {
  total: number;
  reasons: Record<StayReason, number>;
  people: { id: string; name: string; why: StayReason }[];
};

/** Those whom an undo takes too when it is asked to: a merge is undone first. */
export const removable = ({ reasons }: Pick<Staying, "reasons">) => reasons.worked + reasons.edited;
