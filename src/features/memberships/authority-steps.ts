import type { AuthorityState } from "./vocabulary.schema";

/** What may follow on what. `delivered` comes with a packet alone, `signed` only by recording it. */
const followsOn: Record<Exclude<AuthorityState, "signed">, readonly AuthorityState[]> = {
  delivered: ["signed"],
  seen: ["delivered", "interrupted"],
  interrupted: ["delivered", "seen"],
  revoked: ["signed", "delivered", "seen", "interrupted"],
};

export const before = (to: Exclude<AuthorityState, "signed">) => followsOn[to];

/** What a user may note next, by hand. */
export function nextSteps(from: AuthorityState): ("seen" | "interrupted" | "revoked")[] {
  return (["seen", "interrupted", "revoked"] as const).filter((to) => followsOn[to].includes(from));
}
