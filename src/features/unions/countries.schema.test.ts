import { expect, it } from "vitest";
import { countriesIn } from "./countries.schema";

const zonesOf = (code: string) => countriesIn("en").find((each) => each.code === code)?.zones;

it.each([
  ["ID", "Asia/Jakarta"],
  ["PH", "Asia/Manila"],
  ["GB", "Europe/London"],
  ["US", "America/New_York"],
])("offers for %s the zone %s first", (code, zone) => {
  expect(zonesOf(code)?.[0]).toBe(zone);
});

it("names the countries in the language of the reader, in its order", () => {
  const names = countriesIn("id").map(({ name }) => name);
  expect(names).toContain("Inggris Raya");
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, "id")));
});
