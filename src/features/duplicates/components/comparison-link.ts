/** The page on which two people are compared. */
export const comparisonHref = (one: string, other: string) => `/contacts/duplicates/${one}/${other}`;
