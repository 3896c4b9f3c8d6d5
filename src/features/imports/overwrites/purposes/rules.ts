import type { Decisions } from "../../readings/rules";

/** What the admin says the file is; null when nobody said, and then it is no authority on anything. */
export function purposeOf(decisions: Decisions): string | null {
  const { purpose } = decisions as { purpose?: unknown };
  return typeof purpose === "string" ? purpose : null;
}
