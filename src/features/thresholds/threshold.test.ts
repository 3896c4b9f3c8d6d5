import { describe, expect, it } from "vitest";
import { inForce } from "./threshold";
import { defaultThresholds } from "./vocabulary.schema";

describe("inForce", () => {
  const law = { effectiveFrom: "2014-01-01", effectiveTo: "2026-01-01" };
  it("includes the first day, not the last", () => {
    expect(inForce([law], "2014-01-01")).toHaveLength(1);
    expect(inForce([law], "2026-01-01")).toHaveLength(0);
    expect(inForce([{ ...law, effectiveTo: null }], "2030-01-01")).toHaveLength(1);
  });
});

describe("defaultThresholds", () => {
  it.each(["id", "en"] as const)("%s: five, named, one headline", (locale) => {
    const all = defaultThresholds(locale);
    expect(all.map(({ value }) => value)).toEqual([10, 0.1, 0.5, 0.65, 0.9]);
    expect(all.filter(({ headline }) => headline)).toHaveLength(1);
    expect(all.every(({ name }) => name.length > 0)).toBe(true);
  });

  it.each(["id", "en"] as const)("%s: those of the law, which cite it, count the company", (locale) => {
    for (const { perCompany, source } of defaultThresholds(locale)) expect(perCompany).toBe(source !== null);
  });
});
