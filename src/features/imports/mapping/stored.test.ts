import { expect, it } from "vitest";
import { analyse } from "../detect/analyse";
import { decide } from "./decisions";
import { readIf, storedAnalysis, storedCounts, storedDecisions } from "./stored";

const lines = ["Nama|Bagian|Tgl Lahir", "Siti A|Jahit|01/02/1990", "Budi B|Potong|03/04/1991"];
const rows = lines.map((line, at) => ({
  number: at + 1,
  cells: line.split("|").map((text) => ({ kind: "text" as const, text })),
}));
const analysis = analyse(rows, { defaultCountry: "ID", today: "2026-11-23" });
const file = { file: { container: "text" as const, sheets: [] }, sheets: [0], alike: [], rows, analysis };
const decisions = decide(file, {
  ...{ fields: {}, dateOrders: {}, groups: {}, recordHeadcount: true },
  place: { employer: "PT A", workplace: "Bekasi" },
});
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const refused = expect.objectContaining({ code: "INVALID", fields: { import: "other_version" } });

it("gives back the analysis of a file as it was found", () => {
  expect(storedAnalysis.read(storedAnalysis.write(file))).toEqual(asJson(file));
});

it("gives back the admin's decisions as they were made", () => {
  expect(storedDecisions.read(storedDecisions.write(decisions))).toEqual(asJson(decisions));
});

it("is null where nothing was decided yet", () => {
  expect(readIf(storedDecisions, null)).toBeNull();
});

it.each([
  ["no version", asJson(decisions)],
  ["another version", { ...storedDecisions.write(decisions), version: 2 }],
  ["another shape", { version: 1, purpose: "roster" }],
  ["no object", "roster"],
])("refuses what was kept with %s", (_, json) => {
  expect(() => storedDecisions.read(json)).toThrowError(refused);
});

it("refuses figures that are none", () => {
  expect(() => storedCounts.read({ version: 1, rows: -1 })).toThrowError(refused);
});
