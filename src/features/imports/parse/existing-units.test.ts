import { expect, it } from "vitest";
import { existingUnit, groupId, namesOfGroups } from "./existing-units";
import { groupShifts } from "./shift-groups";
import { groupSpellings } from "./spelling-groups";

const departments = (words: readonly string[]) =>
  groupSpellings(new Map(words.map((word) => [word, 5])), false);
const shifts = (words: readonly string[]) => groupShifts(new Map(words.map((word) => [word, 5])));
const found = (words: readonly string[], names: readonly string[]) =>
  departments(words).map((group) => existingUnit("job.department", group, names));

it("finds the department that is there under another word for it", () => {
  expect(found(["JAHIT"], ["Sewing", "Cutting"])).toEqual(["Sewing"]);
  expect(found(["Q.C."], ["Quality Control"])).toEqual(["Quality Control"]);
  expect(found(["line 7"], ["LINE 7", "Line 8"])).toEqual(["LINE 7"]);
  expect(found(["Bordir"], ["Sewing"])).toEqual([null]);
});

it("takes the one that is written the same before one that means the same, and none of two", () => {
  expect(found(["JAHIT"], ["Sewing", "Jahit"])).toEqual(["Jahit"]);
  expect(found(["Penjahitan"], ["Sewing", "Jahit"])).toEqual([null]);
});

it("finds shifts by their number, and workplaces by their letters", () => {
  expect(shifts(["Shift I"]).map((group) => existingUnit("job.shift", group, ["1", "2"]))).toEqual(["1"]);
  expect(shifts(["Malam"]).map((group) => existingUnit("job.shift", group, ["Night", "Day"]))).toEqual([
    "Night",
  ]);
  const [plant] = departments(["PT Maju-Jaya"]);
  expect(plant && existingUnit("job.workplace", plant, ["PT. Maju Jaya"])).toBe("PT. Maju Jaya");
});

it("names every group: as a person said, as it is there, as the file has it", () => {
  const groups = { "job.department": departments(["JAHIT", "Potong", "Bordir", "Gudang"]) };
  const names = { "job.department": { JAHIT: "JAHIT", Potong: "Meja potong", Gudang: "" } };
  const touched = new Set(["Potong", "Gudang"].map((label) => groupId("job.department", label)));
  expect(namesOfGroups(groups, { names, touched }, { "job.department": ["Sewing", "Cutting"] })).toEqual({
    "job.department": { JAHIT: "Sewing", Potong: "Meja potong", Bordir: "Bordir", Gudang: "" },
  });
});
