import { describe, expect, it } from "vitest";
import type { Authority, Card, MemberSpan, Papers } from "./queries";
import { isProven, standingOf } from "./standing";

const none: Papers = {
  ...{
    spans: [],
    since: null,
    applications: [],
    cards: [],
    statements: [],
    claims: [],
    authorities: [],
    offices: [],
  },
};
const span: MemberSpan = {
  ...{ id: "m", from: "2025-01-01", until: null, category: null, ending: null, cardNumber: null },
  ...{ cameFrom: null, elsewhereSince: null, wentTo: null },
};
const card: Card = {
  ...{ id: "k", number: "1", code: "c", issuedOn: "2025-01-01", printed: true },
  ...{ endedOn: null, ending: null, reason: null },
};
const member: Papers = { ...none, spans: [span], since: "2025-01-01", cards: [card] };
const authority = (state: Authority["state"]): Authority => ({
  ...{ id: "a", employer: { id: "e", name: "PT" }, signedOn: "2025-01-01", wording: null, state },
  ...{ stateOn: "2025-01-11", packetId: null, steps: [] },
});
const today = "2025-01-21";

describe("what stands first on the page of a membership", () => {
  it.each([
    ["nothing of who is no member", none, { kind: "none" }],
    ["that the card proves it", member, { kind: "member" }],
    ["that nothing proves it", { ...member, cards: [] }, { kind: "unproven" }],
    [
      "how long the employer has the authority",
      { ...member, authorities: [authority("delivered")] },
      { kind: "unseen", days: 10 },
    ],
    [
      "since when it is interrupted",
      { ...member, authorities: [authority("interrupted")] },
      { kind: "interrupted", days: 10 },
    ],
    [
      "how long the union kept it",
      { ...member, authorities: [authority("signed")] },
      { kind: "authorityKept", days: 10 },
    ],
    ["nothing of one that runs", { ...member, authorities: [authority("seen")] }, { kind: "member" }],
    [
      "nothing of one that was revoked",
      { ...member, authorities: [authority("revoked")] },
      { kind: "member" },
    ],
    [
      "how long an application waits",
      {
        ...none,
        applications: [
          { id: "x", appliedOn: "2025-01-20", state: "open" as const, decidedOn: null, decision: null },
        ],
      },
      { kind: "applied", days: 1 },
    ],
    [
      "whose claim is open",
      {
        ...member,
        claims: [
          {
            ...{ id: "u", otherUnion: "SP Lain", claimedOn: "2025-01-01", note: null },
            ...{ choice: null, closedOn: null, letter: null },
          },
        ],
      },
      { kind: "claimed", union: "SP Lain", days: 20 },
    ],
  ] as const)("is %s", (_what, papers, standing) => {
    expect(standingOf(papers as Papers, today)).toEqual(standing);
  });

  it.each([
    ["a valid card", { cards: [card] }, true],
    ["a card that was lost", { cards: [{ ...card, endedOn: "2025-01-02", ending: "lost" as const }] }, false],
    ["the number of a list", { cards: [], spans: [{ ...span, cardNumber: "7" }] }, true],
    [
      "the number of a list beside a lost card",
      { cards: [{ ...card, endedOn: "2025-01-02" }], spans: [{ ...span, cardNumber: "7" }] },
      false,
    ],
    [
      "a statement",
      {
        cards: [],
        statements: [
          { id: "s", signedOn: "2025-01-01", kind: "own" as const, keptWhere: null, withdrawnOn: null },
        ],
      },
      true,
    ],
  ])("%s: %#", (_what, papers, proven) => {
    expect(isProven({ ...member, ...papers } as Papers)).toBe(proven);
  });
});
