import type { Decisions } from "../mapping/decisions";

/** What the admin says the file is; null in batches of before anybody could, and then it is no authority on anything. */
export function purposeOf({ purpose }: Partial<Pick<Decisions, "purpose">>): string | null {
  return purpose ?? null;
}
