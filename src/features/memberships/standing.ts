import { type Day, daysBetween } from "@/lib/dates";
import type { Papers } from "./queries";

/** What the page says first of a membership: the thing that waits longest for somebody. */
export type Standing =
  | { kind: "claimed"; union: string; days: number }
  | { kind: "applied"; days: number }
  | { kind: "unseen"; days: number }
  | { kind: "interrupted"; days: number }
  | { kind: "unproven" }
  | { kind: "authorityKept"; days: number }
  | { kind: "member" }
  | { kind: "none" };

export function standingOf(papers: Papers, today: Day): Standing {
  const since = (day: Day) => Math.max(0, daysBetween(day, today));
  const claim = papers.claims.find(({ closedOn }) => closedOn === null);
  if (claim) return { kind: "claimed", union: claim.otherUnion, days: since(claim.claimedOn) };
  const open = papers.applications.find(({ state }) => state === "open");
  if (open) return { kind: "applied", days: since(open.appliedOn) };
  if (papers.since === null) return { kind: "none" };
  const authority = papers.authorities.find(({ state }) => state !== "revoked");
  if (authority?.state === "delivered") return { kind: "unseen", days: since(authority.stateOn) };
  if (authority?.state === "interrupted") return { kind: "interrupted", days: since(authority.stateOn) };
  if (!isProven(papers)) return { kind: "unproven" };
  if (authority?.state === "signed") return { kind: "authorityKept", days: since(authority.stateOn) };
  return { kind: "member" };
}

/** As `verification.queries` counts it, for one contact on the present day and without claims. */
export function isProven({ cards, statements, spans }: Papers): boolean {
  if (cards.some(({ endedOn }) => endedOn === null)) return true;
  if (statements.some(({ withdrawnOn }) => withdrawnOn === null)) return true;
  return cards.length === 0 && spans.some(({ until, cardNumber }) => until === null && cardNumber !== null);
}
