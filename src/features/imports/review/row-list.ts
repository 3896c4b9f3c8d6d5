/** The heaps whose rows can be gone through one by one; the others have screens of their own. */
export const listedPiles = ["sure", "new", "joined"] as const;
export type ListedPile = (typeof listedPiles)[number];
export const pageSize = 50;
