import { expect, it } from "vitest";
import type { Row } from "@/lib/spreadsheets/cell";
import { analyse } from "../detect/analyse";
import { mappingOf } from "../detect/analysis";
import { interpretRow } from "../parse/row";
import { previewOf } from "./preview";

const options = { defaultCountry: "ID", today: "2026-11-23" };

function preview(lines: readonly string[]) {
  const rows = lines.map(
    (line, at): Row => ({
      number: at + 1,
      cells: line.split("|").map((text) => (text ? { kind: "text", text } : { kind: "empty" })),
    }),
  );
  const analysis = analyse(rows, options);
  const mapping = mappingOf(analysis);
  const row = rows.at(-1) as Row;
  const { lines: shown } = previewOf({ row, result: interpretRow(row, mapping, options), mapping, analysis });
  return shown.map(({ field, raw, understood }) => [field, understood?.value, raw]);
}

it("shows of each part of a name that part, and of a whole name how it is kept", () => {
  expect(preview(["First Name|Last Name|Phone", "Siti|Aminah|081234567890"]).slice(0, 2)).toEqual([
    ["contact.firstName", "Siti", "Siti"],
    ["contact.lastName", "Aminah", "Aminah"],
  ]);
  expect(preview(["Nama|No HP", "Aminah, Siti|081234567890"])[0]).toEqual([
    ...["contact.name", "Siti Aminah", "Aminah, Siti"],
  ]);
});

it("shows the three cells of a date with the day that they are", () => {
  const lines = ["Nama|Tgl Lahir|Bln Lahir|Thn Lahir|No HP", "Siti Aminah|12|5|1990|081234567890"];
  expect(preview(lines)[1]).toEqual(["contact.birthDate", "1990-05-12", "12 5 1990"]);
});
