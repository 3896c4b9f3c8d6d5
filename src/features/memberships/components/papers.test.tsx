import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../../tests/support/rendered";
import { historyOf } from "../papers-history";
import type { Papers } from "../queries";
import { CardFace } from "./card-face";
import { Machine } from "./machine";
import { PapersHistory } from "./papers-history";

const papers: Papers = {
  spans: [
    {
      ...{
        id: "m",
        from: "2025-03-10",
        until: null,
        category: { id: "c", name: "Associate", counts: false },
      },
      ...{ ending: null, cardNumber: "0412", cameFrom: "SP Lama", elsewhereSince: null, wentTo: null },
    },
  ],
  since: "2025-03-10",
  applications: [
    { id: "x", appliedOn: "2025-03-03", state: "accepted", decidedOn: "2025-03-10", decision: "minutes 7" },
  ],
  cards: [
    {
      ...{ id: "k", number: "0411", code: "q", issuedOn: "2025-04-02", printed: true },
      ...{ endedOn: "2025-05-01", ending: "lost", reason: null },
    },
  ],
  statements: [{ id: "s", signedOn: "2025-03-04", kind: "own", keptWhere: "map 4", withdrawnOn: null }],
  claims: [
    {
      ...{ id: "u", otherUnion: "SP Lain", claimedOn: "2025-06-01", note: null },
      ...{ choice: "ours", closedOn: "2025-07-01", letter: "map 2" },
    },
  ],
  authorities: [
    {
      ...{
        id: "a",
        employer: { id: "e", name: "PT" },
        signedOn: "2025-08-01",
        wording: null,
        state: "signed",
      },
      ...{ stateOn: "2025-08-01", packetId: null },
      steps: [
        {
          id: "2",
          to: "revoked",
          onDay: "2025-08-02",
          note: null,
          by: "Joko",
          undoneReason: "mistake",
          first: false,
        },
        {
          id: "1",
          to: "signed",
          onDay: "2025-08-01",
          note: null,
          by: "Joko",
          undoneReason: null,
          first: true,
        },
      ],
    },
  ],
  offices: [{ id: "o", office: "Chair", employer: "PT", fromOn: "2025-09-01", toOn: null, decree: "SK 3" }],
};

describe("the history of a membership", () => {
  it("has every paper, the newest first", () => {
    expect(historyOf(papers).map(({ on, what }) => `${on} ${what}`)).toEqual([
      "2025-09-01 appointed",
      "2025-08-02 authorityUndone",
      "2025-08-01 authority",
      "2025-07-01 claimOurs",
      "2025-06-01 claimed",
      "2025-05-01 cardLost",
      "2025-04-02 cardIssued",
      "2025-03-10 accepted",
      "2025-03-10 joinedAs",
      "2025-03-04 signed",
      "2025-03-03 applied",
    ]);
  });

  it.each(["en", "id"] as const)("is said in words, in %s", (locale) => {
    const words = wordsOf(<PapersHistory papers={papers} />, locale);
    for (const said of ["0411", "SP Lain", "Chair", "minutes 7", "map 2", "mistake"])
      expect(words).toContain(said);
    expect(words).not.toContain("memberships.");
  });
});

it("shows on the card the number, the name and a code, and no employer", () => {
  const card = { number: "0412", name: "Rohani", code: "0190", since: "10 Mar 2025" };
  const words = wordsOf(
    <CardFace card={card} site={{ union: "SP Garmen", address: "https://crm.example.org" }} />,
    "id",
  );
  expect(words).toBe("SP Garmen kartu tanda anggota 0412 Rohani sejak 10 Mar 2025");
});

it("says of a machine which step is the present one", () => {
  const steps = [
    { key: "a", label: "Signed", state: "done", detail: "1 Aug 2025" },
    { key: "b", label: "Delivered", state: "now", detail: null },
  ] as const;
  expect(wordsOf(<Machine steps={steps} title="Authority" />)).toBe("Authority Signed 1 Aug 2025 Delivered");
});
