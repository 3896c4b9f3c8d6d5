import { describe, expect, it } from "vitest";
import { inForce } from "./threshold";
import { defaultThresholds } from "./vocabulary.schema";

describe("a law with days", () => {
  const law = { effectiveFrom: "2014-01-01", effectiveTo: "2026-01-01" };
  it.each([
    ["2013-12-31", 0],
    ["2014-01-01", 1],
    ["2025-12-31", 1],
    ["2026-01-01", 0],
  ])("on %s is in force: %i", (on, count) => expect(inForce([law], on)).toHaveLength(count));
  it("is not in force before it begins, though it has no end", () => {
    expect(inForce([{ ...law, effectiveTo: null }], "2013-12-31")).toEqual([]);
  });
});

it("cites the law in both languages where there is one", () => {
  for (const locale of ["id", "en"] as const)
    expect(defaultThresholds(locale).map(({ source }) => source !== null)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
});
