/** The heaps whose rows can be gone through one by one; the others have screens of their own. */
export const listedOutcomes = ["sure", "new", "joined"] as const;
export type ListedOutcome = (typeof listedOutcomes)[number];
export const pageSize = 50;
