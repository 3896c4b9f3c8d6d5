import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initials } from "./initials";

describe("initials", () => {
  it.each([
    ["Siti Rahmawati", "SR"],
    ["Rohani", "RO"],
    ["  dewi   ayu  wulandari ", "DW"],
    ["Bpk. Agus N", "AN"],
    ["H. Abdul Rahman", "AR"],
    ["Ibu", "IB"],
    ["Muh. Nur'aini", "MN"],
    ["élise ørsted", "ÉØ"],
    ["“Mbak” Ira", "IR"],
    ["X", "X"],
    ["👷 Bambang", "BA"],
    ["- -", "?"],
    ["", "?"],
  ])("%j → %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it("never fails, is never empty and is never longer than a disc holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const result = initials(name);
        expect(result).not.toBe("");
        expect([...result.normalize("NFC").matchAll(/\P{M}/gu)].length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
