import { expect, it } from "vitest";
import type { Row } from "@/lib/spreadsheets/cell";
import { analyse } from "../detect/analyse";
import { choicesOf, countMatched, leftUndecided } from "./decisions";

const rows = [
  "Nama|Bagian|Gaji|Warna",
  "Siti Aminah|Jahit|5000000|biru",
  "Budi Santoso|Potong|5100000|merah",
  "Wati Suryani|Gudang|5200000|hijau",
].map(
  (line, at): Row => ({ number: at + 1, cells: line.split("|").map((text) => ({ kind: "text", text })) }),
);
const analysis = analyse(rows, { defaultCountry: "ID", today: "2026-11-23" });
const choices = choicesOf({ analysis }, null);

it("counts as matched the columns that go somewhere, not those that stay out", () => {
  expect(choices.fields).toMatchObject({ "2": "ignore", "3": "ignore" });
  expect(countMatched(analysis.columns, choices, new Set())).toEqual({ matched: 2, need: 1, total: 4 });
  expect(countMatched(analysis.columns, choices, new Set([3]))).toEqual({ matched: 2, need: 0, total: 4 });
  const given = { ...choices, fields: { ...choices.fields, "3": "contact.note" as const } };
  expect(countMatched(analysis.columns, given, new Set([3]))).toEqual({ matched: 3, need: 0, total: 4 });
});

it("leaves undecided a column with values that nobody knows, until somebody says where it goes", () => {
  const letters = (fields: typeof choices.fields) =>
    leftUndecided(analysis, { fields }).map(({ heading }) => heading);
  expect(letters({})).toEqual(["Warna"]);
  expect(letters({ "3": "ignore" })).toEqual([]);
});
