import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardCard } from "../../../tests/support/board-cards";
import { addressWith, arrange, type Card, cursorFrom, cursorText, foldedAt, type Landings } from "./board";

const [a, b, c] = ["a", "b", "c"].map((id, at) => boardCard(id, "s1", { day: at + 1 })) as [Card, Card, Card];
const column = (stageId: string, ...cards: Card[]) => ({ stageId, count: cards.length, cards });
type Given = { more?: Card[]; landed?: Landings; pending?: { card: Card; toStageId: string }[] };

function shown(
  columns: ReturnType<typeof column>[],
  { more = [], landed = new Map(), pending = [] }: Given = {},
) {
  const all = arrange(columns, { more, landed, pending });
  return Object.fromEntries(
    all.map(({ stageId, cards }) => [stageId, cards.map(({ enrolmentId }) => enrolmentId)]),
  );
}
const landedAt = (
  card: Card,
  stageId: string,
  version = card.version + 1,
): [string, Landings extends ReadonlyMap<string, infer T> ? T : never] => [
  card.enrolmentId,
  { card, stageId, version },
];

describe("the cards of a column", () => {
  it("stand in the order in which they came, whatever page brought them", () => {
    expect(shown([column("s1", c)], { more: [b, a] })).toEqual({ s1: ["a", "b", "c"] });
  });

  it("that came at one instant stand in the order of their ids", () => {
    const [one, two] = [boardCard("x2", "s1"), boardCard("x1", "s1")];
    expect(shown([column("s1", one, two)])).toEqual({ s1: ["x1", "x2"] });
  });

  it("come once, though two pages have them", () => {
    expect(shown([column("s1", a, b)], { more: [b, c] })).toEqual({ s1: ["a", "b", "c"] });
  });

  it("are as the newest page has them, in whatever order pages come", () => {
    const [newer, older] = [
      { ...a, version: 3, name: "Now" },
      { ...a, version: 2, name: "Then" },
    ];
    const [first] = arrange([column("s1", newer)], { more: [older], landed: new Map(), pending: [] });
    expect(first?.cards.map(({ name }) => name)).toEqual(["Now"]);
  });

  it("go on behind the last one that was not put there just now", () => {
    const landed = new Map([landedAt(boardCard("z", "s2", { day: 30 }), "s1")]);
    const [first] = arrange([column("s1", a, b, c), column("s2")], { more: [], landed, pending: [] });
    expect(first?.after).toEqual(c.cursor);
  });
});

describe("a card on its way", () => {
  it("stands on top of where it goes, the last one first", () => {
    const pending = [a, b].map((card) => ({ card, toStageId: "s2" }));
    const there = boardCard("z", "s2", { day: 1 });
    expect(shown([column("s1", a, b, c), column("s2", there)], { pending })).toEqual({
      s1: ["c"],
      s2: ["b", "a", "z"],
    });
  });

  it("is shown though no page has brought it", () => {
    const pending = [{ card: a, toStageId: "s2" }];
    expect(shown([column("s1"), column("s2")], { pending })).toEqual({ s1: [], s2: ["a"] });
  });

  it("is shown as the newest page has it, not as it was when it left", () => {
    const newer = { ...a, name: "Renamed", version: 2 };
    const pending = [{ card: a, toStageId: "s2" }];
    const [, second] = arrange([column("s1", newer), column("s2")], { more: [], landed: new Map(), pending });
    expect(second?.cards).toMatchObject([{ name: "Renamed", stageId: "s2" }]);
  });

  it("changes the counts of its two columns and of no other", () => {
    const columns = [column("s1", a, b), column("s2"), column("s3", c)];
    const pending = [{ card: a, toStageId: "s2" }];
    const counts = arrange(columns, { more: [], landed: new Map(), pending }).map(({ count }) => count);
    expect(counts).toEqual([1, 1, 1]);
  });

  it("that goes nowhere changes no count", () => {
    const pending = [{ card: a, toStageId: "s1" }];
    const [first] = arrange([column("s1", a)], { more: [], landed: new Map(), pending });
    expect(first?.count).toBe(1);
  });
});

describe("a card that landed", () => {
  it("stands on top of its column, also beside the page that has it there", () => {
    const landed = new Map([landedAt(c, "s2", 2)]);
    const old = boardCard("z", "s2", { day: 1 });
    expect(shown([column("s1"), column("s2", old, { ...c, stageId: "s2", version: 2 })], { landed })).toEqual(
      {
        s1: [],
        s2: ["c", "z"],
      },
    );
  });

  it("begins its days in the stage anew", () => {
    const landed = new Map([landedAt(a, "s2")]);
    const [, second] = arrange([column("s1"), column("s2")], { more: [], landed, pending: [] });
    expect(second?.cards).toMatchObject([{ enrolmentId: "a", daysInStage: 0, version: 2 }]);
  });
});

it("shows every card once, and as many in all as the columns count, whatever moves", () => {
  const move = fc.record({ at: fc.nat({ max: 5 }), to: fc.constantFrom("s1", "s2", "s3") });
  fc.assert(
    fc.property(fc.uniqueArray(move, { selector: ({ at }) => at }), (moves) => {
      const cards = Array.from({ length: 6 }, (_, at) =>
        boardCard(`c${at}`, `s${(at % 3) + 1}`, { day: at + 1 }),
      );
      const columns = ["s1", "s2", "s3"].map((id) =>
        column(id, ...cards.filter(({ stageId }) => stageId === id)),
      );
      const pending = moves.flatMap(({ at, to }) => (cards[at] ? [{ card: cards[at], toStageId: to }] : []));
      const all = arrange(columns, { more: [], landed: new Map(), pending });
      expect(all.flatMap((one) => one.cards.map(({ enrolmentId }) => enrolmentId)).toSorted()).toEqual(
        cards.map(({ enrolmentId }) => enrolmentId),
      );
      for (const { stageId, count, cards: here } of all) {
        expect(count).toBe(here.length);
        expect(here.every((card) => card.stageId === stageId)).toBe(true);
      }
    }),
  );
});

describe("where a column goes on, in a link", () => {
  it("reads back as it was written", () => {
    expect(cursorText(a.cursor)).toBe("2026-01-01T00:00:00.000000Z_a");
    expect(cursorFrom(cursorText(a.cursor))).toEqual(a.cursor);
  });
  it("is nothing that a page accepts where the link has none", () => {
    expect(cursorFrom(undefined)).toEqual({ at: "", id: undefined });
  });
});

describe("folding", () => {
  const path = [
    { stageId: "a", kind: "step" as const },
    { stageId: "b", kind: "step" as const },
    { stageId: "m", kind: "member" as const },
    { stageId: "x", kind: "exit" as const },
  ];
  it("keeps several columns folded", () => {
    expect([...foldedAt(path, "folded=a,b")]).toEqual(["a", "b"]);
    const query = addressWith(path, "folded=a", { fold: "b" });
    expect([...foldedAt(path, query)]).toEqual(["a", "b"]);
  });
  it("reads ids of any length", () => {
    const long = [{ stageId: "stage-one", kind: "step" as const }];
    expect([...foldedAt(long, "folded=stage-one,other")]).toEqual(["stage-one"]);
  });
  it("forgets a stage that is no longer there", () => {
    expect([...foldedAt(path, "folded=a,gone")]).toEqual(["a"]);
  });
  it("writes nothing of folds when another thing changes", () => {
    expect(addressWith(path, "", { stage: "b" })).toBe("?stage=b");
    expect(addressWith(path, "folded=a", { open: "a" })).toBe("?folded=");
    expect(addressWith(path, "folded=a", { fold: "b" })).toBe("?folded=a%2Cb");
  });
});
