export const conditionKinds = ["lowest_wage", "overtime", "contract_share", "injuries"] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** The most that the database takes of each. */
export const most: Record<ConditionKind, number> = {
  lowest_wage: 100_000_000_000,
  overtime: 168,
  contract_share: 100,
  injuries: 1_000_000,
};
