import { expect, it } from "vitest";
import { inOwnWords } from "./own-words";

const own = { en: { turf: "patch", assessment: "rating", unit: "steward" }, id: { turf: "daerah" } };
const said = (text: string) => inOwnWords({ text }, "en", own).text;

it.each([
  ["Outside your turf.", "Outside your patch."],
  ["Turf", "Patch"],
  ["An assessment a day, many assessments", "A rating a day, many ratings"],
  [
    "{count, plural, one {# assessment} other {# assessments}}",
    "{count, plural, one {# rating} other {# ratings}}",
  ],
  ["{turf}: {assessment, number}", "{turf}: {assessment, number}"],
  ["{of, select, turf {Turf of {name}} other {}}", "{of, select, turf {Patch of {name}} other {}}"],
  ["A delegate signs", "A steward signs"],
])("says %s as %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

it("says the plural and the article of other words", () => {
  const words = { en: { turf: "area", shift: "party" } };
  expect(inOwnWords({ text: "A turf, two turfs, a shift, shifts" }, "en", words).text).toBe(
    "An area, two areas, a party, parties",
  );
});

it("leaves the other language and unions without words of their own alone", () => {
  const messages = { deep: { text: "Di luar wilayah Anda" } };
  expect(inOwnWords(messages, "id", own).deep.text).toBe("Di luar daerah Anda");
  expect(inOwnWords(messages, "id", {})).toBe(messages);
});

it("says them in messages as the build has them, and leaves names of arguments", () => {
  const built = {
    plain: ["Outside your turf, ", ["turf"], "."],
    plural: [["shift", 2, { one: [0, " turf"], other: "turfs" }]],
    tag: ["See ", ["turf", "your turf"], "."],
    number: [["turf", 4, "percent"]],
  };
  expect(inOwnWords(built, "en", own)).toEqual({
    plain: ["Outside your patch, ", ["turf"], "."],
    plural: [["shift", 2, { one: [0, " patch"], other: "patches" }]],
    tag: ["See ", ["turf", "your patch"], "."],
    number: [["turf", 4, "percent"]],
  });
});
