import { describe, expect, it } from "vitest";
import { type Counts, coarse, measure, sumCounts, total, trendDays, trendOf, worstFirst } from "./density";

const half = { rule: "more_than", value: 0.5 } as const;
const headcount = (eligible: number) => ({
  eligible,
  countedOn: "2026-05-14",
  source: "hr_list" as const,
  parts: 1,
});
const counts = (listed: number, members: number, levels = [0, 0, 0, 0, 0]): Counts => ({
  listed,
  members,
  levels,
});

describe("measure", () => {
  it("is the poster: 412 of 1,130, 154 more, 133 without a name", () => {
    const poster = measure(counts(997, 412, [69, 281, 228, 75, 32]), headcount(1130), half);
    expect(poster).toMatchObject({ gap: 154, hole: 133, unassessed: 312, exceeds: false });
    expect(poster.density).toBeCloseTo(0.3646, 4);
  });

  it("says nothing of density without a headcount or with nobody eligible", () => {
    expect(measure(counts(5, 2), null, half)).toMatchObject({ density: null, gap: null, hole: null });
    expect(measure(counts(0, 0), headcount(0), half)).toMatchObject({ density: null, gap: null });
  });

  it("flags a list that exceeds the headcount, and digs no negative hole", () =>
    expect(measure(counts(12, 3), headcount(10), half)).toMatchObject({ exceeds: true, hole: 0 }));
});

describe("total", () => {
  it("is ΣM ÷ ΣE over known places, never the mean of densities", () => {
    const workplaces = [
      { id: "a", counts: counts(1000, 100), headcount: headcount(1000) },
      { id: "b", counts: counts(10, 9), headcount: headcount(10) },
      { id: "c", counts: counts(500, 500), headcount: null },
    ];
    const sum = total(workplaces);
    const whole = measure(sum.counts, sum.headcount, half);
    expect([whole.members, whole.eligible]).toEqual([109, 1010]);
    expect(whole.density).toBeCloseTo(109 / 1010);
  });

  it("adds levels", () =>
    expect(sumCounts([counts(3, 1, [1, 0, 2, 0, 0]), counts(2, 0, [0, 1, 0, 0, 1])])).toEqual(
      counts(5, 1, [1, 1, 2, 0, 1]),
    ));
});

describe("coarse", () => {
  it("hides groups under ten and what is reckoned from them", () => {
    const seen = coarse(measure(counts(25, 4, [12, 9, 0, 0, 0]), headcount(40), half), half);
    expect(seen).toMatchObject({ members: null, density: null, gap: null, listed: 20, eligible: 40 });
    expect(seen.levels).toEqual([10, null, null, null, null]);
  });
});

describe("worstFirst", () => {
  it("puts the most members missing first", () => {
    const row = (name: string, eligible: number, members: number) => ({
      name,
      measure: measure(counts(eligible, members), headcount(eligible), half),
    });
    const rows = [row("done", 10, 9), row("large", 1000, 300), row("small", 20, 2)];
    expect(worstFirst(rows).map(({ name }) => name)).toEqual(["large", "small", "done"]);
  });
});

describe("trend", () => {
  it("has the day and 24 months before it, month ends kept", () => {
    const days = trendDays("2026-03-31");
    expect(days).toHaveLength(25);
    expect([days[0], days[23], days[24]]).toEqual(["2024-03-31", "2026-02-28", "2026-03-31"]);
  });

  it("leaves out what nobody knew then", () => {
    const workplaces = [
      { membersOn: () => 10, headcountOn: (day: string) => (day >= "2026-02-01" ? headcount(40) : null) },
      { membersOn: () => 99, headcountOn: () => null },
    ];
    expect(trendOf(workplaces, ["2026-01-01", "2026-02-01"])).toEqual([
      { day: "2026-02-01", members: 10, eligible: 40, share: 0.25 },
    ]);
  });
});
