import { describe, expect, it } from "vitest";
import { amountIn } from "./amount";

describe("an amount as it is typed", () => {
  it.each([
    ["5018000", 5_018_000],
    ["5.018.000", 5_018_000],
    ["5,018,000", 5_018_000],
    ["Rp 5.018.000,-", 5_018_000],
    ["Rp. 5.018.000,50", 5_018_000.5],
    ["5,018,000.25", 5_018_000.25],
    ["37,5", 37.5],
    ["37.5", 37.5],
    ["0", 0],
    ["4.500", 4500],
  ])("%s is %d", (text, amount) => expect(amountIn(text)).toBe(amount));

  it.each(["", "juta", "5.01.000", "1.2.3", "-5", "5 juta", "1e6", "0x10", "12.3456"])("%s is none", (text) =>
    expect(amountIn(text)).toBeNull(),
  );
});
