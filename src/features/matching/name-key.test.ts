import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey, soundOf } from "./name-key";

describe("soundOf", () => {
  it.each([
    ["joergen", "jorgen"],
    ["mueller", "muler"],
    ["christina", "kristina"],
    ["khotimah", "hotimah"],
    ["djoko", "joko"],
    ["tjahyo", "cahio"],
    ["sjamsul", "samsul"],
    ["syamsul", "samsul"],
    ["joseph", "josef"],
    ["edhi", "edi"],
    ["sutha", "suta"],
    ["wulandary", "wulandari"],
    ["rahmadd", "rahmad"],
    ["mohamad", "muhamad"],
    ["baehaki", "bahaki"],
  ])("of %s is %s", (word, sound) => expect(soundOf(word)).toBe(sound));

  it("of a word heard before is the same again", () => {
    expect(soundOf("choirunnisa")).toBe(soundOf("choirunnisa"));
  });

  it("tells names apart that are said otherwise", () => expect(soundOf("dewi")).not.toBe(soundOf("devi")));
});

describe("nameKey", () => {
  it.each([
    ["Siti Khotimah", "Hj. Khotimah Siti"],
    ["Jörgen Ekström", "Joergen Ekstroem"],
    ["Muh. Djamal", "Moch Jamal"],
    ["M. Yusuf", "Muhammad Jusuf"],
    ["Zoe\u0308 Bront\u00eb", "Zo\u00eb Bronte\u0308"],
  ])("of %s is that of %s", (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  it("reads a short form out only where another name follows", () => {
    expect(nameKey("M")).toBe("m");
    expect(nameKey("Siti M")).toBe("m siti");
  });

  it("keeps when the name is written in capitals or another order", () => {
    const word = fc.constantFrom(
      "siti",
      "aminah",
      "chotimah",
      "wulandary",
      "djoko",
      "moch",
      "sjamsul",
      "tjahjo",
    );
    const words = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, (all) => {
        expect(nameKey(all.toReversed().join("  ").toUpperCase())).toBe(nameKey(all.join(" ")));
      }),
    );
  });
});
