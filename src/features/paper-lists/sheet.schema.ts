// Without the parser, so that the form is small.
export const whoChoices = ["all", "not_talked", "undecided", "my_follow_ups"] as const;
export type Who = (typeof whoChoices)[number];

export const sheetLocales = ["id", "en"] as const;
export type SheetLocale = (typeof sheetLocales)[number];

export const validDays = ["1", "3", "7", "14"] as const;

type Preset = {
  workplace?: string | undefined;
  department?: string | undefined;
  shift?: string | undefined;
  who?: Who | undefined;
};

export function newPaperHref(preset: Preset = {}): string {
  const words = new URLSearchParams(
    Object.entries(preset).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return words.size > 0 ? `/paper/new?${words}` : "/paper/new";
}

export const paperHref = (id: string) => `/paper/${id}`;
export const keyingHref = (id: string) => `/paper/${id}/keying`;
