import { describe, expect, it } from "vitest";
import { gapTo, membersNeeded } from "./gap";

const half = { rule: "more_than", value: 0.5 } as const;
const tenth = { rule: "at_least", value: 0.1 } as const;

describe("membersNeeded", () => {
  it.each([
    [100, 51],
    [101, 51],
    [1130, 566],
    [0, 1],
  ])("strict majority of %i is %i", (eligible, needed) => expect(membersNeeded(half, eligible)).toBe(needed));

  it.each([
    [30, 3],
    [31, 4],
    [70, 7],
    [1130, 113],
  ])("a tenth of %i is %i, without floating-point surprises", (eligible, needed) =>
    expect(membersNeeded(tenth, eligible)).toBe(needed),
  );

  it("never differs from whole-number arithmetic", () => {
    for (let percent = 1; percent <= 100; percent += 1) {
      for (let eligible = 0; eligible <= 400; eligible += 7) {
        const line = { rule: "at_least", value: percent / 100 } as const;
        const whole = Number((BigInt(eligible) * BigInt(percent) + 99n) / 100n);
        expect(membersNeeded(line, eligible)).toBe(whole);
      }
    }
  });

  it("counts workers whatever the headcount", () =>
    expect(membersNeeded({ rule: "workers", value: 10 }, 5000)).toBe(10));
});

describe("gapTo", () => {
  it("is the poster's figure", () => expect(gapTo(half, { members: 412, eligible: 1130 })).toBe(154));
  it("stops at nought", () => expect(gapTo(half, { members: 70, eligible: 100 })).toBe(0));
});

it("is missing a member where exactly half is not more than half", () => {
  expect(gapTo({ rule: "more_than", value: 0.5 }, { members: 50, eligible: 100 })).toBe(1);
  expect(gapTo({ rule: "at_least", value: 0.5 }, { members: 50, eligible: 100 })).toBe(0);
});
