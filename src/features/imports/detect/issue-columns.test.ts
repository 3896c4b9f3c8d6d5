import { describe, expect, it } from "vitest";
import { rowsOfText, understand } from "../../../../tests/support/sheets";
import { interpretRow } from "../parse/row";
import { mappingOf } from "./analysis";
import { uncountedIssues, vocabulariesOf } from "./column-words";

const list = (heading: string, cells: readonly string[]) =>
  [
    `Nama|No HP|${heading}`,
    ...cells.map((cell, at) => `Pekerja ${"abcdefgh"[at]}|08123456780${at}|${cell}`),
  ].join("\n");
const some = ["Upah; Lembur", "Upah", "upah, K3", "Tidak ada"];
const union = ["Upah", "Lembur", "Jam kerja, sif"];

describe("a column of issues", () => {
  it.each([
    "Isu",
    "Isu utama",
    "Masalah",
    "Masalah di tempat kerja",
    "Keluhan",
    "Keluhan pekerja",
    "Issues",
    "Issue 1",
    "Top issue",
    "Concerns",
    "Issues of concern",
    "Workplace problems",
    "Grievances",
    "Daftar keluhan",
  ])("is known by its heading: %s", (heading) => {
    const { analysis, people } = understand(list(heading, some));
    expect(analysis.columns[2]).toMatchObject({ field: "contact.issues" });
    expect(analysis.columns[2]?.confidence).toBeGreaterThanOrEqual(0.6);
    expect(people.map(({ issues }) => issues)).toEqual(
      [["upah", "Lembur"], ["upah"], ["upah", "K3"], []].map((each) =>
        each.map((name) => (name === "upah" ? "Upah" : name)),
      ),
    );
  });

  it.each(["Issue date", "No. keluhan", "Tanggal masalah", "Status keluhan"])("is none: %s", (heading) => {
    const { analysis } = understand(list(heading, some));
    expect(analysis.columns[2]?.field === "contact.issues" && analysis.columns[2].confidence >= 0.6).toBe(
      false,
    );
  });

  it.each([
    "Masalah keluarga",
    "Masalah pribadi",
    "Personal issues",
    "Family problems",
    "Masalah rumah tangga",
  ])("is nothing that a union keeps of a family: %s", (heading) => {
    const { analysis } = understand(list(heading, some));
    expect(analysis.columns[2]?.field).not.toBe("contact.issues");
    expect(analysis.columns[2]?.confidence).toBeLessThan(0.6);
  });

  it("counts each issue once a row, in one group with its slips of the pen, and leaves synonyms apart", () => {
    const { analysis } = understand(
      list("Keluhan", [
        "Upah lembur; Upah lembur",
        "Upah lembur",
        "upah lembur",
        "Upah lembur",
        "Upah lembut",
        "Gaji",
      ]),
    );
    const groups = analysis.groups["contact.issues"]?.map(({ label, rows }) => [label, rows]);
    expect(groups).toEqual([
      ["Upah lembur", 5],
      ["Gaji", 1],
    ]);
  });

  it("is asked about where its values are the union's issues and the heading says nothing", () => {
    const cells = ["Upah", "Lembur", "Upah / Jam kerja, sif", "Upah"];
    const { analysis, people } = understand(list("Topik", cells), { issues: union });
    expect(analysis.columns[2]).toMatchObject({
      field: "contact.issues",
      confidence: 0.55,
      why: { code: "values" },
    });
    expect(people[2]?.issues).toEqual(["Upah", "Jam kerja, sif"]);
    expect(understand(list("Topik", cells)).analysis.columns[2]?.field).toBe("ignore");
  });

  it("is a note where people tell their stories in it, and asks", () => {
    const stories = [
      "AC di line tiga rusak sejak bulan lalu",
      "Atasan marah marah terus setiap hari kepada kami",
      "Upah",
    ];
    const { analysis } = understand(list("Keluhan", stories));
    expect(analysis.columns[2]).toMatchObject({ field: "contact.note", confidence: 0.5 });
  });

  it("comes with its counts where a person says so", () => {
    const { analysis } = understand(list("Topik", ["Upah, Lembur", "Upah", "Cuti"]));
    const mapped = analysis.columns.map((column) => ({
      ...column,
      field: column.index === 2 ? ("contact.issues" as const) : column.field,
    }));
    const groups = vocabulariesOf(analysis, mapped).groups["contact.issues"];
    expect(groups?.map(({ label, rows }) => [label, rows])).toEqual([
      ["Upah", 2],
      ["Lembur", 1],
      ["Cuti", 1],
    ]);
  });

  const given = (analysis: ReturnType<typeof understand>["analysis"], indexes: readonly number[]) =>
    analysis.columns.map((column) => ({
      ...column,
      field: indexes.includes(column.index) ? ("contact.issues" as const) : column.field,
    }));
  const labelsOf = (analysis: ReturnType<typeof understand>["analysis"], indexes: readonly number[]) =>
    vocabulariesOf(analysis, given(analysis, indexes)).groups["contact.issues"]?.map(({ label }) => label);

  it("keeps the union's own names whole where a person gives the column to issues", () => {
    const cells = ["Rapat, Jam kerja, sif", "Rapat", "Jam kerja, sif", "Iuran"];
    const { analysis } = understand(list("Topik", cells), { issues: union });
    expect(analysis.columns[2]?.field).toBe("ignore");
    expect(labelsOf(analysis, [2])).toEqual(expect.arrayContaining(["Jam kerja, sif", "Rapat", "Iuran"]));
    expect(labelsOf(analysis, [2])).toHaveLength(3);
  });

  const letters = "abcdefghijklmnopqrst";
  const name = (at: number) => `Soal ${letters[at % 20]}${letters[Math.floor(at / 20) % 20]}`;
  const many = (cellOf: (at: number) => string, second: (at: number) => string = () => "Cuti") =>
    [
      "Nama|No HP|Keluhan|Topik",
      ...Array.from(
        { length: 260 },
        (_, at) => `Pekerja ${name(at)}|0812${String(10_000_000 + at * 7)}|${cellOf(at)}|${second(at)}`,
      ),
    ].join("\n");

  it("loses no issue of many different and long cells where a person gives a second column to issues", () => {
    const long = Array.from({ length: 12 }, (_, at) => name(at)).join(", ");
    const { analysis } = understand(
      many((at) => `${long}, ${name(at % 25)}, ${name((at * 7) % 23)}, ${name((at * 3) % 19)}`),
    );
    expect(analysis.columns[2]?.field).toBe("contact.issues");
    const groups = vocabulariesOf(analysis, given(analysis, [2, 3])).groups["contact.issues"] ?? [];
    const named = groups.flatMap(({ spellings }) => spellings.map(({ text }) => text));
    expect(named).toContain("Cuti");
    expect(named).toEqual(expect.arrayContaining(Array.from({ length: 25 }, (_, at) => name(at))));
    expect(uncountedIssues(analysis, given(analysis, [2, 3]))).toEqual([]);
  });

  it("says so where nothing was counted in a column that a person gives to issues", () => {
    const { analysis } = understand(
      many(
        () => "Upah",
        (at) => `${name(at)} ${at}`,
      ),
    );
    const columns = given(analysis, [2, 3]);
    expect(uncountedIssues(analysis, columns).map(({ letter }) => letter)).toEqual(["D"]);
    expect(uncountedIssues(analysis, analysis.columns)).toEqual([]);
    const { groups } = vocabulariesOf(analysis, columns);
    const [row] = rowsOfText("Pekerja Satu|081211112222|Upah|Antrean makan");
    const read =
      row &&
      interpretRow(
        row,
        { ...mappingOf(analysis), columns, groups },
        { defaultCountry: "ID", today: "2026-11-23" },
      );
    expect(read).toMatchObject({
      issues: ["Upah"],
      warnings: [{ field: "issues", kind: "not_recognised", raw: "Antrean makan" }],
    });
  });

  it("may be several", () => {
    const { people } = understand(
      "Nama|No HP|Isu 1|Isu 2\nSiti Aminah|081234567801|Upah|Cuti\nBudi Santoso|081234567802|Cuti|",
    );
    expect(people.map(({ issues }) => issues)).toEqual([["Upah", "Cuti"], ["Cuti"]]);
  });

  it.each([
    "nationbuilder_id|first_name|last_name|email1",
    "first_name|last_name|email|can2_user_tags",
    "Contact ID|Contact Type|Display Name|Email",
  ])("of the union's own in a program's export is known: %s", (headings) => {
    const row = headings.startsWith("Contact")
      ? "1|Individual|Siti Aminah|siti@contoh.id"
      : "a|Siti|Aminah|siti@contoh.id";
    const { analysis, people } = understand(
      `${headings}|Issues\n${row}|Upah, Lembur\n${row.replaceAll("iti", "ari")}|Upah`,
    );
    expect(analysis.columns[4]).toMatchObject({ field: "contact.issues" });
    expect(analysis.preset).not.toBeNull();
    expect(people[0]?.issues ?? []).toEqual(["Upah", "Lembur"]);
  });
});
