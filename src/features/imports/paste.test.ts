import { expect, it } from "vitest";
import type { Row } from "@/lib/spreadsheets/cell";
import { inspectFile, readRows } from "@/lib/spreadsheets/read";
import { takenApart } from "@/lib/spreadsheets/text-options";
import { fileOf } from "../../../tests/support/workbooks";
import { analyse } from "./detect/analyse";
import { isLeftOut, mappingOf } from "./detect/analysis";
import type { ParsedPerson } from "./parse/parsed-person";
import { interpretRow } from "./parse/row";
import { asTable, countLines } from "./paste";

const options = { defaultCountry: "ID", today: "2026-11-23" };

async function pasted(text: string) {
  const path = fileOf(asTable(text));
  expect(await inspectFile(path)).toMatchObject({ container: "text" });
  const rows: Row[] = [];
  for await (const row of readRows(path)) rows.push(row);
  const analysis = analyse(rows, options);
  const results = rows
    .filter(({ number }) => !isLeftOut(analysis, number))
    .map((row) => interpretRow(row, mappingOf(analysis), options));
  return {
    analysis,
    results,
    people: results.filter((result): result is ParsedPerson => result.kind === "person"),
  };
}

it("reads cells copied from Excel, commas, quotes and line breaks in them and all", async () => {
  const { people, analysis } = await pasted(
    'Nama\tAlamat\tNo HP\r\nAminah, Siti\t"Jl. Melati 3,\nCikarang"\t081234567890\r\nBudi Santoso\tJl. Mawar 1, Bekasi\t081398765432\r\nWati Suryani\tJl. Anggrek 7, Bekasi\t081311112222\r\n',
  );
  expect(analysis.headerRows).toEqual([1]);
  expect(people.map(({ name, address, phones }) => [name, address, phones[0]?.value])).toEqual([
    ["Siti Aminah", "Jl. Melati 3, Cikarang", "+6281234567890"],
    ["Budi Santoso", "Jl. Mawar 1, Bekasi", "+6281398765432"],
    ["Wati Suryani", "Jl. Anggrek 7, Bekasi", "+6281311112222"],
  ]);
});

it("takes a chat message apart and names the lines that are no people", async () => {
  const { people, results } = await pasted(`[24/11/26 08.12] Bu Rina: Daftar hadir line 3
1. Siti Aminah - 0812-3456-7890
2) Budi Santoso 081398765432
3. Wati Suryani: +62 813 1111 2222
4. Deni Darmawan - 081311113333
terima kasih`);
  expect(people.map(({ name, phones }) => [name, phones.map(({ value }) => value)])).toEqual([
    ["Siti Aminah", ["+6281234567890"]],
    ["Budi Santoso", ["+6281398765432"]],
    ["Wati Suryani", ["+6281311112222"]],
    ["Deni Darmawan", ["+6281311113333"]],
  ]);
  expect(results.filter(({ kind }) => kind === "rejected").map(({ row }) => row)).toEqual([1, 6]);
});

const numbers = (people: ParsedPerson[]) =>
  people.map(({ name, phones, job }) => [name, phones[0]?.value, job.department ?? null]);

it("reads the example of its own box: wide gaps part columns", async () => {
  const { people, analysis } = await pasted("Siti Aminah  0812 3456 7890  Sewing");
  expect(people.map(({ name, phones }) => [name, phones[0]?.value])).toEqual([
    ["Siti Aminah", "+6281234567890"],
  ]);
  expect(analysis.columns.map(({ samples }) => samples)).toEqual([
    ["Siti Aminah"],
    ["0812 3456 7890"],
    ["Sewing"],
  ]);
  const table = await inspectFile(fileOf(asTable("Siti Aminah  0812 3456 7890  Sewing")));
  expect(table.delimiter).toBe(takenApart);
});

it("parts a line before and after the telephone number, and takes nobody for a heading", async () => {
  const { people, results, analysis } = await pasted(
    "1. Siti Aminah 083411112222 Jahit\n2. Budi Santoso 0834 1111 3333 Potong\n3. Deni Darmawan - QC\n4. Wati Suryani 0834-1111-4444 (QC)",
  );
  expect(analysis.headerRows).toEqual([]);
  expect(results).toHaveLength(4);
  expect(numbers(people)).toEqual([
    ["Siti Aminah", "+6283411112222", "Jahit"],
    ["Budi Santoso", "+6283411113333", "Potong"],
    ["Deni Darmawan", undefined, "QC"],
    ["Wati Suryani", "+6283411114444", "QC"],
  ]);
});

it.each([
  "[25/11/26 19.02] Siti Aminah: hadir\n[25/11/26 19.03] ~ Budi Santoso: hadir\n[25/11/26 19.05] Wati Suryani: izin",
  "25/11/26 19.02 - Siti Aminah: hadir\n25/11/26 19.03 - Budi Santoso: hadir\n25/11/26 19.05 - Wati Suryani: izin",
])("keeps who sent each message of a chat as the name", async (chat) => {
  const { people } = await pasted(chat);
  expect(people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso", "Wati Suryani"]);
});

it("keeps the sender of a single message", async () => {
  const { people } = await pasted("[25/11/26 19.02] Siti Aminah: hadir");
  expect(people.map(({ name }) => name)).toEqual(["Siti Aminah"]);
});

it("keeps what stands in quotes", async () => {
  const { analysis } = await pasted('"Iis" Siti Aminah 081234567890\nBudi Santoso 081398765432');
  expect(analysis.columns.map(({ samples }) => samples)).toEqual([
    ['"Iis" Siti Aminah', "Budi Santoso"],
    ["081234567890", "081398765432"],
  ]);
});

it("leaves separated text as it is", () => {
  expect(asTable("Nama;HP\nSiti;0812\n")).toBe("Nama;HP\nSiti;0812\n");
  expect(asTable("Nama,HP,Bagian\nSiti,0812,QC")).toBe("Nama,HP,Bagian\nSiti,0812,QC\n");
});

it("counts the filled lines", () => {
  expect(countLines("a\r\n\r\nb\n")).toBe(2);
});
