export const comparisonHref = (one: string, other: string) => `/contacts/duplicates/${one}/${other}`;
