import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";

const born = async (lines: readonly string[]) => {
  const { people, asked, warnings, fields } = await readRoster(lines.join("\n"));
  return { days: people.map(({ birthDate }) => birthDate), asked, warnings, fields };
};

describe("day, month and year in columns of their own", () => {
  it("are one date under one heading over the three", async () => {
    const { days, asked, warnings, fields } = await born([
      "No,Nama Karyawan,NIK,Tanggal Lahir,,,Bagian",
      ",,,Tgl,Bln,Thn,",
      "1,Siti Rohmah,K001,12,5,1990,Jahit",
      "2,Dewi Lestari,K002,3,11,88,Jahit",
      "3,Agus Salim,K003,,,,Potong",
      "4,Budi Santoso,K004,31,2,1985,QC",
      "5,Rina Marlina,K005,,,1991,QC",
    ]);
    expect(days).toEqual(["1990-05-12", "1988-11-03", null, null, null]);
    expect(asked).toEqual([]);
    expect(warnings).toEqual(["Budi Santoso: birthDate not_a_date", "Rina Marlina: birthDate month_only"]);
    expect(fields).toMatchObject({ "Tanggal Lahir Tgl": "contact.birthDate", "Tanggal Lahir Thn": "ignore" });
  });

  it("are one date under headings that say so each, in any order, with the month by name", async () => {
    expect(
      await born([
        "Nama,No HP,Thn Lahir,Bln Lahir,Tgl Lahir,Bagian",
        "Siti Rohmah,081234567801,1990,Mei,12,Jahit",
        "Dewi Lestari,081234567802,1988,November,3,Jahit",
      ]),
    ).toMatchObject({ days: ["1990-05-12", "1988-11-03"], asked: [], warnings: [] });
    expect(
      await born([
        "Full name,Phone,Birth month,Birth day,Birth year,Department",
        "Siti Rohmah,081234567801,5,12,1990,Sewing",
      ]),
    ).toMatchObject({ days: ["1990-05-12"] });
  });

  it("are none where the values are no days, or the headings speak of different things", async () => {
    const { fields } = await born([
      "Nama,Tgl Lahir,Bln Masuk,Thn Lulus",
      "Siti Rohmah,12/05/1990,5,2008",
      "Dewi Lestari,03/11/1988,6,2006",
    ]);
    expect(fields).toMatchObject({ "Tgl Lahir": "contact.birthDate", "Thn Lulus": "ignore" });
    const whole = await born([
      "Nama,Tgl Lahir,Bln Lahir,Thn Lahir",
      "Siti Rohmah,12/05/1990,5,1990",
      "Dewi Lestari,03/11/1988,11,1988",
    ]);
    expect(whole.days).toEqual(["1990-05-12", "1988-11-03"]);
  });
});
