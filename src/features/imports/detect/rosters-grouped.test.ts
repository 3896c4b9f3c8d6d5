import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { tableOf, xlsxOf } from "../../../../tests/support/tables";

const heading = "No|Nama|NIK|Tgl Masuk";
const siti = "1|Siti Aminah|1001|02/03/2015";
const rina = "2|Rina Marlina|1004|13/04/2016";
const budi = "1|Budi Santoso|1002|14/08/2018";
const wati = "1|Wati Suryani|1003|15/02/2019";

const read = (...lines: string[]) => readRoster(xlsxOf({ table: tableOf(lines.join("\n")) }));
const units = ({ people }: Awaited<ReturnType<typeof read>>) =>
  people.map(({ job }) => job.department ?? job.workplace ?? job.contractType ?? job.shift);
const names = ({ people }: Awaited<ReturnType<typeof read>>) => people.map(({ name }) => name);

describe("the first group, whose name stands above the headings", () => {
  it.each<[string[], string[]]>([
    [
      [...["SEWING", heading, siti, rina], ...["CUTTING", heading, budi], ...["QC", heading, wati]],
      ["SEWING", "SEWING", "CUTTING", "QC"],
    ],
    [
      ["DATA OPERATOR", "LINE 1", heading, siti, rina, "", "LINE 2", heading, budi],
      ["LINE 1", "LINE 1", "LINE 2"],
    ],
    [
      ["PT SURYA MOTOR", heading, siti, "PT MAJU JAYA", heading, budi],
      ["PT SURYA MOTOR", "PT MAJU JAYA"],
    ],
    [
      ["SEWING", heading, siti, "CUTTING", budi],
      ["SEWING", "CUTTING"],
    ],
    [
      ["ANDON", heading, siti, "KANBAN", heading, budi],
      ["ANDON", "KANBAN"],
    ],
    [
      ["LINE 1", "Bulan November 2026", heading, siti, "LINE 2", heading, budi],
      ["LINE 1", "LINE 2"],
    ],
    [
      ["KARYAWAN TETAP", heading, siti, "KARYAWAN KONTRAK", heading, budi],
      ["permanent", "fixed_term"],
    ],
  ])("is a group as the others are: %j", async (lines, expected) => {
    const roster = await read(...lines);
    expect([units(roster), roster.rejected]).toEqual([expected, []]);
    expect(roster.analysis.columns.at(-1)).toMatchObject({ origin: "section", filled: expected.length });
  });

  it.each(["DAFTAR ANGGOTA PUK SPN PT CONTOH", "DATA KARYAWAN", "PT CONTOH"])(
    "is not named by what the list is: %s",
    async (title) => {
      expect(units(await read(title, heading, siti, "CUTTING", heading, budi))).toEqual([null, "CUTTING"]);
      expect(units(await read(title, heading, siti, rina))).toEqual([null, null]);
    },
  );

  it("has a firm's name in a text, too", async () => {
    const lines = ["PT SURYA MOTOR|||", heading, siti, "PT MAJU JAYA|||", heading, budi];
    const roster = await readRoster(lines.join("\n"), { fileName: "daftar.csv" });
    expect([units(roster), roster.rejected]).toEqual([["PT SURYA MOTOR", "PT MAJU JAYA"], []]);
  });

  it("is counted among the words of its field", async () => {
    const { analysis } = await read("SEWING", heading, siti, rina, "CUTTING", heading, budi);
    expect(analysis.groups["job.department"]?.map(({ rows }) => rows).toSorted()).toEqual([1, 2]);
  });
});

describe("who leads a group", () => {
  it.each<[string[], (string | null)[]]>([
    [
      ["GRUP A", "Leader : Joko", heading, siti, "GRUP B", "Leader : Rina", heading, budi],
      ["GRUP A", "GRUP B"],
    ],
    [
      [heading, "LINE 1 (SPV : IBU RINA)", siti, "LINE 2 (SPV : PAK JOKO) 1 orang", budi],
      ["LINE 1", "LINE 2"],
    ],
    [
      [heading, "SEWING - Koordinator: Rina", siti, "CUTTING (Mandor Joko)", budi],
      ["SEWING", "CUTTING"],
    ],
    [
      ["REGU 1", "Ketua Regu :|Joko", heading, siti, "REGU 2", "Ketua Regu|: Rina", budi],
      ["1", "2"],
    ],
    [
      [heading, "AFDELING I", "Mandor : Joko", siti, "Mandor : Rina", budi],
      ["AFDELING I", "AFDELING I"],
    ],
    [
      ["BAGIAN JAHIT", heading, "Leader : Joko", siti, "Leader : Rina", budi],
      ["BAGIAN JAHIT", "BAGIAN JAHIT"],
    ],
    [
      [heading, "Leader : Joko", siti, "Leader : Rina", budi],
      ["Leader : Joko", "Leader : Rina"],
    ],
    [
      [heading, "MANDORAN 3", siti, "Kemandoran Pak Joko", budi],
      ["MANDORAN 3", "Kemandoran Pak Joko"],
    ],
  ])("is no group where there is one: %j", async (lines, expected) => {
    const roster = await read(...lines);
    expect([units(roster), roster.rejected]).toEqual([expected, []]);
  });
});

describe("how many they are, below the people", () => {
  const list = [
    "No|Nama|NIK|Bagian|HP",
    "1|Siti Aminah|1001|Jahit|'081234567801",
    "2|Budi Santoso|1002|Potong|'081234567802",
    "3|Wati Suryani|1003|Jahit|'081234567803",
  ];
  const listed = ["Siti Aminah", "Budi Santoso", "Wati Suryani"];
  const signed = ["", "Bekasi, 3 November 2026", "Ketua,|||Sekretaris,"];

  it.each<[string, string[]]>([
    ["sexes", ["|Laki-laki|1", "|Perempuan|2", "|Jumlah|3"]],
    ["contracts", ["|Karyawan tetap|3", "|Karyawan kontrak|5", "|Total|8"]],
    ["no total", ["|Laki-laki|2 orang", "|Perempuan|2 orang"]],
    ["colons", ["|Laki-laki|: 2", "|Perempuan|: 2", "|Jumlah|: 4"]],
    ["numbers", ["|REKAPITULASI", "1|Laki-laki|2", "2|Perempuan|2"]],
    ["words of the list", ["|Andon|4", "|Kanban|6", "|Jumlah|10"]],
    ["headings", ["REKAPITULASI ANGGOTA", "No|Bagian|Jumlah", "1|Jahit|2", "2|Potong|1", "|Total|3"]],
    ["the first column", ["Laki-laki||1", "Perempuan||2", "Jumlah||3"]],
  ])("names nobody: %s", async (_, recap) => {
    const alone = await read(...list, "", ...recap);
    const above = await read(...list, "", ...recap, ...signed);
    expect([names(alone), alone.rejected]).toEqual([listed, []]);
    expect([names(above), above.rejected]).toEqual([listed, []]);
  });

  it("names nobody below each group either", async () => {
    const recap = ["|Laki-laki|0", "|Perempuan|1", "|Jumlah|1"];
    expect(names(await read(...list, ...recap, "4|Deni Darma|1005|Potong|'081234567804", ...recap))).toEqual([
      ...listed,
      "Deni Darma",
    ]);
  });

  it.each<[string, string[]]>([
    ["a name and a number", ["4|Deni Darma", "5|Fitri", "|Jumlah|5"]],
    ["below a gap", ["", "4|Deni Darma|1004", "5|Fitri", "|Jumlah|5"]],
    ["numbers that add up to no total", ["", "|Deni Darma|1004", "|Fitri|1005", "|Jumlah|5"]],
    ["a total between", ["|Jumlah|3", "4|Deni Darma|1004|Jahit|'081234567804", "5|Fitri"]],
  ])("leaves the last people in, of whom little is known: %s", async (_, last) => {
    expect(names(await read(...list, ...last))).toEqual([...listed, "Deni Darma", "Fitri"]);
  });

  it("leaves in whoever is called like what is counted", async () => {
    const roster = await read(
      "No|Nama|NIK",
      "1|Siti|1001",
      "2|Pria|1002",
      "3|Os Parulian|1003",
      "4|Hadir|1004",
    );
    expect(names(roster)).toEqual(["Siti", "Pria", "Os Parulian", "Hadir"]);
  });

  it("leaves in somebody whose name is missing", async () => {
    const { rejected } = await read(
      "No|Jenis Kelamin|NIK|Nama",
      "1|P|1001|Siti",
      "2|L|1002|Budi",
      "3|P|1003",
    );
    expect(rejected.map(({ reason }) => reason)).toEqual(["no_name"]);
  });
});

describe("a cell that is meant for the rows below it", () => {
  const issues = async (...lines: string[]) =>
    (await read(...lines)).analysis.issues.filter(({ code }) => code === "filled_once");

  it("is told of, and not filled down", async () => {
    const lines = [
      "Departemen|No|Nama|NIK",
      ...["Sewing|1|Siti|1001", "|2|Rina|1002", "|3|Budi|1003"],
      ...["Cutting|4|Wati|1004", "|5|Deni|1005", "|6|Joko|1006", "QC|7|Fitri|1007"],
    ];
    expect(await issues(...lines)).toEqual([{ code: "filled_once", params: { columns: "A" } }]);
    expect(units(await read(...lines)).filter(Boolean)).toEqual(["Sewing", "Cutting", "QC"]);
  });

  it.each<[string, string[]]>([
    ["the same again", ["1|Siti|Jahit", "2|Rina|", "3|Budi|", "4|Wati|Jahit", "5|Deni|"]],
    ["nothing in the first", ["1|Siti|", "2|Rina|Jahit", "3|Budi|", "4|Wati|Potong", "5|Deni|"]],
    ["mostly filled", ["1|Siti|Jahit", "2|Rina|Potong", "3|Budi|", "4|Wati|QC", "5|Deni|"]],
    ["left off", ["1|Siti|Jahit", "2|Rina|Potong", "3|Budi|", "4|Wati|", "5|Deni|"]],
  ])("is another thing than a list with gaps: %s", async (_, rows) => {
    expect(await issues("No|Nama|Bagian", ...rows)).toEqual([]);
  });
});
