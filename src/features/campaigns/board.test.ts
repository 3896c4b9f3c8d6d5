import { describe, expect, it } from "vitest";
import { addressWith, arrange, type Card, foldedAt, top } from "./board";

const card = (enrolmentId: string, stageId: string, version = 1): Card => ({
  enrolmentId,
  version,
  stageId,
  contactId: enrolmentId,
  name: enrolmentId,
  member: false,
  workplace: null,
  department: null,
  line: null,
  shift: null,
  daysInStage: 3,
  due: null,
  quietDays: null,
  owner: null,
  cursor: { at: `2026-01-0${enrolmentId.length}T00:00:00.000000Z`, id: enrolmentId },
});

const one = card("i", "s1");
const two = card("ii", "s1");
const columns = [
  { stageId: "s1", count: 2, cards: [one, two] },
  { stageId: "s2", count: 0, cards: [] },
];
const still = { more: [], landed: new Map(), pending: [] };
const ids = (cards: readonly Card[]) => cards.map(({ enrolmentId }) => enrolmentId);

describe("arrange", () => {
  it("shows what the server says, the oldest first, and where the column goes on", () => {
    const [first, second] = arrange(columns, still);
    expect(ids(first?.cards ?? [])).toEqual(["i", "ii"]);
    expect(first?.after).toEqual(two.cursor);
    expect(second?.after).toEqual(top);
  });

  it("moves a card and the counts before the server has answered", () => {
    const [first, second] = arrange(columns, { ...still, pending: [{ card: one, toStageId: "s2" }] });
    expect([first?.count, second?.count]).toEqual([1, 1]);
    expect(second?.cards[0]).toMatchObject({ enrolmentId: "i", stageId: "s2" });
  });

  it("keeps a landed card on top of its column, though the server's first page does not reach it", () => {
    const landed = new Map([["i", { card: one, stageId: "s2", version: 2 }]]);
    const after = [
      { stageId: "s1", count: 1, cards: [two] },
      { stageId: "s2", count: 31, cards: [card("iii", "s2")] },
    ];
    expect(ids(arrange(after, { ...still, landed })[1]?.cards ?? [])).toEqual(["i", "iii"]);
  });

  it("believes the newer of two versions, ours or another user's", () => {
    const landed = new Map([["i", { card: one, stageId: "s2", version: 2 }]]);
    const later = [
      { stageId: "s1", count: 2, cards: [card("i", "s1", 3), two] },
      { stageId: "s2", count: 0, cards: [] },
    ];
    expect(ids(arrange(later, { ...still, landed })[0]?.cards ?? [])).toContain("i");
    const more = [card("ii", "s2", 2)];
    expect(ids(arrange(columns, { ...still, more })[1]?.cards ?? [])).toEqual(["ii"]);
  });

  it("counts a card that moves on before it arrived only once", () => {
    const pending = [
      { card: one, toStageId: "s2" },
      { card: { ...one, stageId: "s2" }, toStageId: "s1" },
    ];
    expect(arrange(columns, { ...still, pending }).map(({ count }) => count)).toEqual([2, 0]);
  });
});

describe("the board's address", () => {
  const path = [
    { stageId: "a", kind: "step" as const },
    { stageId: "m", kind: "member" as const },
  ];

  it("folds members until they are opened", () => {
    expect([...foldedAt(path, "")]).toEqual(["m"]);
    expect([...foldedAt(path, addressWith(path, "", { open: "m" }))]).toEqual([]);
    expect([...foldedAt(path, addressWith(path, "folded=", { fold: "a" }))]).toEqual(["a"]);
  });

  it("changes one thing, keeps the filter and forgets what was told", () => {
    expect(addressWith(path, "shift=x&told=moved&move=y", { stage: "a" })).toBe("?shift=x&stage=a");
    expect(addressWith(path, "stage=a&after=z", { after: undefined })).toBe("?stage=a");
  });
});
