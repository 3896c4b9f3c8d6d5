import type { Level } from "../vocabulary.schema";
import { unprovenIn } from "./evidence";

export type Lacking = {
  /** For each contact whose acts do not support the level: the best that they do. */
  unproven: ReadonlyMap<string, Level>;
  undated: ReadonlySet<string>;
};

export const nothingLacks: Lacking = { unproven: new Map(), undated: new Set() };

export function lackingIn(form: FormData, contactIds: readonly string[]): Lacking {
  const unproven = new Map<string, Level>();
  for (const id of contactIds) {
    const best = unprovenIn(form, { level: `assessment-${id}`, evidence: `evidence-${id}` });
    if (best) unproven.set(id, best);
  }
  const undated = contactIds.filter(
    (id) => form.get(`followUp-${id}`) === "date" && !form.get(`followUpDate-${id}`),
  );
  return { unproven, undated: new Set(undated) };
}
