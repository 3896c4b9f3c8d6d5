import { describe, expect, it } from "vitest";
import { hitsIn } from "./picker";

describe("what was typed, in a name", () => {
  const hits = (name: string, typed: string) =>
    hitsIn(name, typed)
      .map(({ text, hit }) => (hit ? `[${text}]` : text))
      .join("");
  it.each([
    ["Rahmat Ketut", "ra", "[Ra]hmat Ketut"],
    ["Siti Rahmawati", "rah si", "[Si]ti [Rah]mawati"],
    ["José", "jo", "[Jo]sé"],
    ["Rahmat", "rahmat", "[Rahmat]"],
    ["Rahmat", "hm", "Rahmat"],
    ["Rahmat", "", "Rahmat"],
  ])("%s, %j", (name, typed, shown) => expect(hits(name, typed)).toBe(shown));
});
