import { describe, expect, it } from "vitest";
import { type Cell, emptyCell, type Row } from "@/lib/spreadsheets/cell";
import type { ParsedPerson } from "../parse/parsed-person";
import { interpretRow } from "../parse/row";
import { analyse } from "./analyse";
import { isLeftOut, mappingOf } from "./analysis";

const options = { defaultCountry: "ID", today: "2026-11-23" };

/** A sheet from lines of cells parted by bars; an empty line is a row that is not there. */
function sheet(text: string, firstRow = 1): Row[] {
  return text
    .trim()
    .split("\n")
    .map((line, index) => ({ number: firstRow + index, cells: line.split("|").map(cell) }))
    .filter(({ cells }) => cells.some(({ kind }) => kind !== "empty"));
}

function cell(written: string): Cell {
  const text = written.trim();
  if (text === "") return emptyCell;
  return /^[1-9]\d{0,9}$/.test(text)
    ? { kind: "number", number: Number(text), text }
    : { kind: "text", text };
}

function understood(rows: Row[], more = {}) {
  const analysis = analyse(rows, { ...options, ...more });
  const mapping = mappingOf(analysis);
  const people = rows
    .filter(({ number }) => !isLeftOut(analysis, number))
    .map((row) => interpretRow(row, mapping, options))
    .filter((result): result is ParsedPerson => result.kind === "person");
  return { analysis, people, fields: analysis.columns.map(({ field }) => field) };
}

describe("countries", () => {
  const list = (country: string) =>
    understood(
      sheet(`
Nama|Negara|No HP
Siti Aminah|${country}|081234567890
Budi Santoso|Indonesia|081398765432
Wati Suryani|Indonesia|081311112222`),
    ).people[0];

  it("that nobody knows are said, since the number is read as one of the union's own", () => {
    expect(list("Wakanda")).toMatchObject({
      phones: [{ value: "+6281234567890" }],
      warnings: [{ field: "phones", kind: "unknown_country", raw: "Wakanda" }],
    });
  });

  it("that are known, or not named, are nothing to say", () => {
    expect(list("Indonesia")?.warnings).toEqual([]);
    expect(list("")?.warnings).toEqual([]);
  });
});

describe("other layouts", () => {
  it("reads a heading over two rows with merged groups", () => {
    const { analysis, fields, people } = understood(
      sheet(
        `
DAFTAR PEKERJA
No|Nama|Tanggal||Kontak|
|||||
||Lahir|Masuk|No HP|Alamat
1|Siti Aminah|02/03/1990|04/05/2015|081234567890|Jl. Melati
2|Budi Santoso|12/11/1988|14/08/2012|081398765432|Jl. Mawar
3|Wati|22/01/1995|01/02/2020|081311112222|Jl. Anggrek`.replace("|||||\n", ""),
      ),
    );
    expect(analysis.headerRows).toEqual([2, 3]);
    expect(fields).toEqual([
      "ignore",
      "contact.name",
      "contact.birthDate",
      "job.startedOn",
      "contact.phones",
      "contact.address",
    ]);
    expect(people[1]).toMatchObject({
      name: "Budi Santoso",
      birthDate: "1988-11-12",
      job: { startedOn: "2012-08-14" },
    });
  });

  it("tells the two meanings of NIK apart by their digits", () => {
    const citizens = understood(
      sheet(
        "Nama|NIK|Bagian\nSiti A|'3729345112980021|Sewing\nBudi B|'3729345112980022|Cutting\nWati C|'3729345112980023|QC",
      ),
    );
    expect(citizens.fields).toEqual(["contact.name", "contact.nationalId", "job.department"]);
    const staff = understood(
      sheet("Nama|NIK|Bagian\nSiti A|22050014|Sewing\nBudi B|22050015|Cutting\nWati C|22050016|QC"),
    );
    expect(staff.fields).toEqual(["contact.name", "job.employeeNumber", "job.department"]);
  });

  it("tells the two meanings of Status apart by their words", () => {
    expect(understood(sheet("Nama|Status\nSiti A|PKWT\nBudi B|Tetap\nWati C|Kontrak")).fields[1]).toBe(
      "job.contractType",
    );
    expect(understood(sheet("Name|Status\nSiti A|active\nBudi B|left\nWati C|active")).fields[1]).toBe(
      "membership.isMember",
    );
  });

  it("leaves out repeated headings, sections, subtotals and signatures", () => {
    const { analysis, people } = understood(
      sheet(`
No|Nama|Bagian|No HP
LINE 1|||
1|Siti Aminah|Sewing|081234567890
2|Budi Santoso|Sewing|081398765432
|Jumlah||
No|Nama|Bagian|No HP
LINE 2|||
1|Wati Suryani|Cutting|081311112222
2|Deni Darma|Cutting|081311113333
|TOTAL||

||Bekasi, 3 November 2026|
||Ketua PUK|`),
    );
    expect(people.map(({ name }) => name)).toEqual([
      "Siti Aminah",
      "Budi Santoso",
      "Wati Suryani",
      "Deni Darma",
    ]);
    expect(new Set(analysis.leftOut.map(({ kind }) => kind))).toEqual(
      new Set(["header", "section", "total", "repeated_header", "footer"]),
    );
  });

  it("knows both rows of a repeated heading over two rows", () => {
    const heading = "No|Data Karyawan||Kontak|Gaji\n|NIK|Nama Lengkap|No. HP / WA|";
    const { analysis, people } = understood(
      sheet(
        `${heading}\n1|10200|Ratna Kurniawan|083455661000|5000000\n2|10201|Hendra Wijaya|083455661001|5000001\n\n${heading}\n3|10202|Dewi Nugroho|083455661002|5000002`,
      ),
    );
    expect(people).toHaveLength(3);
    expect(analysis.leftOut).toContainEqual({ from: 6, to: 7, kind: "repeated_header" });
    expect(analysis.dataRows).toBe(3);
  });

  it("takes a last row with a number and no name for somebody, not for a signature", () => {
    const { analysis } = understood(
      sheet("Nama|No HP|Lahir|Bagian\nSiti Aminah|081234567890|17/05/1990|Jahit\n|081398765432||Jahit"),
    );
    expect(analysis.dataRows).toBe(2);
    expect(analysis.leftOut.map(({ kind }) => kind)).not.toContain("footer");
  });

  const known = [
    "Nama|No HP|Lahir|Bagian|Catatan",
    "Siti Aminah|081234567890|17-05-1990|Jahit|",
    "Budi Santoso|081398765432|18-06-1991|Jahit|",
    "Wati Suryani|081311112222|19-07-1992|Jahit|",
  ].join("\n");

  it.each([
    "Dicetak tanggal|25-11-2026|||",
    "|25-11-2026||Bekasi|",
    "||25-11-2026|Bekasi|",
    "Saldo kas|1.000.000|||",
    "|1.000.000||Saldo kas|",
    "|12,500,000||Saldo kas|",
    "Bekasi,||25-11-2026||",
    "|||( Budi )|081298765432",
    "|||Kontak HRD|081298765432",
    "Sekretariat|021 88881234|||",
    "Kontak HRD|081298765432|||",
    "Kontak HRD|hrd@contoh.id|||",
  ])("takes what stands at the end for a remark, with the signatures above it: %s", (last) => {
    const { analysis } = understood(sheet(`${known}\nMengetahui,||||\n|||( Budi )|\n${last}`));
    expect(analysis.dataRows).toBe(3);
    expect(analysis.leftOut).toContainEqual({ from: 5, to: 7, kind: "footer" });
  });

  it.each(["|081298765432||Jahit|", "|0812-9876-5432|20-08-1993||", "|+62 812 9876 5432||Jahit|"])(
    "takes what stands at the end for somebody whose name is missing: %s",
    (last) => {
      expect(understood(sheet(`${known}\n${last}`)).analysis.dataRows).toBe(4);
    },
  );

  it("takes a last name with its telephone for somebody where a third cell speaks for it", () => {
    const wide = [1, 2, 3].map((at) => `${at}|Pekerja ${"abc"[at - 1]}|08123456780${at}|Jahit|A|B|C|D|E|F`);
    const { analysis } = understood(
      sheet(`No|Nama|No HP|Bagian|Q|R|S|T|U|V\n${wide.join("\n")}\n4|Dewi Lestari|081298765432|||||||`),
    );
    expect(analysis.dataRows).toBe(4);
  });

  it("recognises columns without headings by their values", () => {
    const { analysis, fields } = understood(
      sheet(
        "Siti Aminah|081234567890|siti@example.org\nBudi Santoso|081398765432|budi@example.org\nWati Suryani|081311112222|wati@example.org",
      ),
    );
    expect(fields).toEqual(["contact.name", "contact.phones", "contact.email"]);
    expect(analysis.issues.map(({ code }) => code)).toContain("no_header");
    expect(analysis.dataRows).toBe(3);
  });

  it("takes headings with no-break spaces, invisible marks and any case", () => {
    expect(
      understood(
        sheet(
          "\u200bNAMA\u00a0LENGKAP | no.hp/wa |TMT\nSiti A|081234567890|02/03/2015\nBudi B|081398765432|14/03/2016",
        ),
      ).fields,
    ).toEqual(["contact.name", "contact.phones", "job.startedOn"]);
  });

  it("reads American dates, and asks where both orders fit", () => {
    const american = understood(
      sheet("Name|Date of Birth\nAnn A|03/25/1990\nBob B|12/31/1985\nCy C|04/05/1979"),
    );
    expect(american.people.map(({ birthDate }) => birthDate)).toEqual([
      "1990-03-25",
      "1985-12-31",
      "1979-04-05",
    ]);
    const either = understood(sheet("Name|Date of Birth\nAnn A|03/05/1990\nBob B|12/11/1985"));
    expect(either.analysis.issues.map(({ code }) => code)).toContain("ambiguous_dates");
  });

  it("never proposes wages, belief or hidden columns", () => {
    const { fields, analysis } = understood(
      sheet(
        "Nama|Gaji Pokok|Agama|No HP\nSiti A|5000000|Islam|081234567890\nBudi B|5100000|Kristen|081398765432",
      ),
      { hiddenColumns: [3] },
    );
    expect(fields).toEqual(["contact.name", "ignore", "ignore", "ignore"]);
    expect(analysis.columns.map(({ why }) => why.code)).toEqual([
      "heading_and_values",
      "sensitive",
      "sensitive",
      "hidden",
    ]);
  });

  it("says so when there is a heading and nobody below it", () => {
    expect(understood(sheet("Nama|No HP|Bagian")).analysis.issues.map(({ code }) => code)).toContain(
      "no_rows",
    );
  });

  it("keeps memory for a hundred thousand rows", () => {
    const rows = (function* () {
      yield* sheet("Nama|NIK|Bagian");
      for (let number = 2; number < 100_002; number += 1) {
        yield {
          number,
          cells: [
            { kind: "text", text: `Siti ${number}` },
            { kind: "number", number: 22_000_000 + number, text: String(22_000_000 + number) },
            { kind: "text", text: "Sewing" },
          ],
        } satisfies Row;
      }
    })();
    const analysis = analyse(rows, options);
    expect([analysis.dataRows, analysis.groups["job.department"]?.[0]?.rows]).toEqual([100_000, 100_000]);
  });
});
