import { expect, test } from "vitest";
import { BothLanguages } from "./both-languages";

const words = new BothLanguages([{ id: "Upah", en: "Wages" }]);

test("a name that every union starts with is read in the reader's language, whichever is stored", () => {
  expect(words.read({ locale: "en" }, "Upah")).toBe("Wages");
  expect(words.read({ locale: "id" }, "wages")).toBe("Upah");
});

test("a name of the union's own is read as it is written", () => {
  expect(words.read({ locale: "en" }, "Upah harian")).toBe("Upah harian");
});

test("without a reader the stored name stays", () => {
  expect(words.read({}, "Upah")).toBe("Upah");
});

test("both names of one thing are alike, an own name only itself", () => {
  expect(words.alike("WAGES")).toEqual(["Upah", "Wages"]);
  expect(words.alike("Kantin")).toEqual(["Kantin"]);
});
