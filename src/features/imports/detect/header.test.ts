import { describe, expect, it } from "vitest";
import { understand } from "../../../../tests/support/sheets";

describe("rows of headings", () => {
  it("never swallow the first person, also where a column has no heading", () => {
    const { people, analysis } = understand(`
Nama|Bagian|
Siti Aminah|Sewing|Anggota
Budi Santoso|Cutting|Anggota
Wati Suryani|Sewing|Bukan anggota`);
    expect(people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso", "Wati Suryani"]);
    expect(analysis.headerRows).toEqual([1]);
    expect(analysis.columns[2]).toMatchObject({ field: "membership.isMember", confidence: 0.55 });
  });

  it.each([
    ["Nama||Bagian\nSiti Aminah|Operator|Line\nBudi Santoso|Helper|Line", 2],
    ["Nama|Jabatan||No HP\nSiti Aminah|Karyawan|Anggota|\nBudi|Staff|Anggota|", 2],
    ["No|Nama|Unit|\n1|Siti Aminah|Sewing|Shift A\n2|Budi Santoso|Sewing|Shift B", 2],
    ["Name|Department||\nAnn Lee|Store|Member|Notes\nBob Ray|Team|Member|", 2],
  ])("keep every person of %j", (text, count) => {
    expect(understand(text).people).toHaveLength(count);
  });

  it("leave the row that numbers the columns to the headings", () => {
    for (const numbers of ["1|2|3|4", "(1)|(2)|(3)|(4)", "1.|2.|3.|4.", "A|B|C|D"]) {
      const { people, analysis, rejected } = understand(`
No|Nama|NIK|Bagian
${numbers}
1|Siti Aminah|22050014|Sewing
2|Budi Santoso|22050015|Cutting`);
      expect([people.length, rejected.length, analysis.headerRows]).toEqual([2, 0, [1, 2]]);
    }
  });

  it("take a second language below the first as headings", () => {
    const { people, analysis, fields } = understand(`
No|Nama|Bagian|Tgl Lahir|No HP
No|Name|Department|Date of Birth|Phone
1|Siti Aminah|Sewing|17/08/1995|081234567801
2|Budi Santoso|Cutting|24/10/1999|081234567802`);
    expect([people.length, analysis.headerRows]).toEqual([2, [1, 2]]);
    expect(fields).toEqual([
      "ignore",
      "contact.name",
      "job.department",
      "contact.birthDate",
      "contact.phones",
    ]);
  });

  it("may be three", () => {
    const { people, analysis, fields } = understand(`
No|Data Pribadi||||Data Pekerjaan||
|Nama|Kelahiran||No HP|NIK|Bagian|Tanggal
||Tempat|Tanggal||||Masuk
1|Siti Aminah|Garut|17/08/1995|081234567801|22050014|Sewing|02/03/2015
2|Budi Santoso|Bandung|24/10/1999|081234567802|22050015|Cutting|14/08/2018`);
    expect(analysis.headerRows).toEqual([1, 2, 3]);
    expect(fields).toEqual([
      ...["ignore", "contact.name", "contact.birthPlace", "contact.birthDate", "contact.phones"],
      ...["job.employeeNumber", "job.department", "job.startedOn"],
    ]);
    expect(people[0]).toMatchObject({
      name: "Siti Aminah",
      birthDate: "1995-08-17",
      job: { startedOn: "2015-03-02" },
    });
  });

  it("mean what the lower one says, unless it says nothing without the upper", () => {
    const { fields } = understand(`
Data Pribadi||Data Pekerjaan|||Kontak Darurat||HP
Nama|L/P|Bagian|Jabatan|Status|Nama|HP|No
Siti Aminah|P|Sewing|Operator|PKWT|Joko|081399990001|081234567801
Budi Santoso|L|Cutting|Helper|Tetap|Sri|081399990002|081234567802`);
    expect(fields).toEqual([
      ...["contact.name", "contact.sex", "job.department", "job.title", "job.contractType"],
      ...["ignore", "ignore", "contact.phones"],
    ]);
  });

  it("are headings although nobody knows their words", () => {
    const { people, analysis, rejected } = understand(`
Pelnoff|Quint|Zarb
Siti Aminah|22050014|081234567801
Budi Santoso|22050015|081234567802
Wati Suryani|22050016|081234567803`);
    expect([people.length, rejected.length, analysis.headerRows]).toEqual([3, 0, [1]]);
    expect(analysis.columns.map(({ heading }) => heading)).toEqual(["Pelnoff", "Quint", "Zarb"]);
    expect(analysis.columns[0]).toMatchObject({ field: "contact.name", confidence: 0.55 });
  });

  it("are no headings where every row is of one kind", () => {
    const { people, analysis } = understand(`
Siti Aminah|Sewing|Line
Budi Santoso|Cutting|Meja
Wati Suryani|Packing|Meja`);
    expect([people.length, analysis.headerRows]).toEqual([3, []]);
  });

  it("are the row that a person chose, or none", () => {
    const text = `
Laporan|Nama|Bagian
x|y|z
Siapa|Di mana|Telepon
Siti Aminah|Sewing|081234567801
Budi Santoso|Cutting|081234567802`;
    const chosen = understand(text, { headerRow: 3 });
    expect([chosen.analysis.headerRows, chosen.people.length, chosen.fields[2]]).toEqual([
      [3],
      2,
      "contact.phones",
    ]);
    const none = understand("Nama|Bagian\nSiti Aminah|Sewing", { headerRow: 0 });
    expect(none.analysis.headerRows).toEqual([]);
  });
});
