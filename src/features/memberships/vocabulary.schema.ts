export const statementKinds = ["own", "collective"] as const;
/** What the member chose in writing; `withdrawn`: the other union took its claim back. */
export const unionChoices = ["ours", "theirs", "withdrawn"] as const;
export const authorityForms = ["paper", "electronic"] as const;
export const authorityStates = ["signed", "delivered", "seen", "interrupted", "revoked"] as const;
export type AuthorityState = (typeof authorityStates)[number];

type CategoryRow = { name: string; votes: boolean; counts: boolean; pays: boolean };

const answers = [
  { votes: false, counts: false, pays: true },
  { votes: false, counts: false, pays: false },
  { votes: false, counts: false, pays: false },
] as const;

const names = {
  id: ["Anggota luar biasa", "Anggota kehormatan", "Anggota purnabakti"],
  en: ["Associate member", "Honorary member", "Retired member"],
} as const;

/** What a new union starts with besides the ordinary membership. None of them counts for density: who works elsewhere, or no more. */
export function defaultCategories(locale: "id" | "en"): CategoryRow[] {
  return names[locale].map((name, at) => ({
    name,
    votes: false,
    counts: false,
    pays: false,
    ...answers[at],
  }));
}
