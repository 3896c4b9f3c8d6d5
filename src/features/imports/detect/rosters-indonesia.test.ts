import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { tableOf, xlsxOf } from "../../../../tests/support/tables";

describe("rosters from Indonesia", () => {
  it("a garment factory's: two merged rows of headings, its departments as sections, totals and signatures", async () => {
    const table = tableOf(`
PT BUSANA CONTOH ABADI
DAFTAR KARYAWAN PER NOVEMBER 2026

No.|N.I.K.|Nama Kary.|L/P|Data Pribadi|||Data Pekerjaan|||Kontak Darurat|
||||Tmpt Lahir|Tgl Lhr|No KTP|Jabatan|TMT|Hub. Kerja|Nama|HP
1|2|3|4|5|6|7|8|9|10|11|12
SEWING|||||||||||
1|22050014|SITI AMINAH|P|Garut|@1995-08-17|3729345708950021|Operator|@2015-03-02|PKWTT|Joko|081399990001
2|22050015|BUDI SANTOSO|L|Bandung|@1990-01-05|3729340501900022|Mekanik|@2018-08-14|PKWT II|Sri|081399990002
3|22050016|WATI S.|Perempuan|Subang|@1988-11-08|3729344811880023|Operator|@2019-02-01|THL|Eko|081399990003
||JUMLAH|3
CUTTING|||||||||||
1|22050017|DENI DARMA|L|Cirebon|@1992-04-30|3729343004920024|Helper|@2020-07-20|Kary. Kontrak|Ani|081399990004
||JUMLAH|1

|||||||||Bekasi, 3 November 2026
|||||||||HRD Manager`);
    const { fields, people, rejected, asked, analysis, warnings } = await readRoster(
      xlsxOf({
        table,
        shape: { name: "DATA", merges: ["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:J4", "K4:L4"] },
      }),
    );
    expect(analysis.headerRows).toEqual([4, 5, 6]);
    expect(Object.values(fields)).toEqual([
      ...[
        "ignore",
        "job.employeeNumber",
        "contact.name",
        "contact.sex",
        "contact.birthPlace",
        "contact.birthDate",
      ],
      ...[
        "contact.nationalId",
        "job.title",
        "job.startedOn",
        "job.contractType",
        "ignore",
        "ignore",
        "job.department",
      ],
    ]);
    expect([people.length, rejected, asked, warnings]).toEqual([4, [], [], []]);
    expect(people.map(({ name, sex, job }) => [name, sex, job.department, job.contractType])).toEqual([
      ["SITI AMINAH", "female", "SEWING", "permanent"],
      ["BUDI SANTOSO", "male", "SEWING", "fixed_term"],
      ["WATI S.", "female", "SEWING", "daily"],
      ["DENI DARMA", "male", "CUTTING", "fixed_term"],
    ]);
    expect(people[0]).toMatchObject({ birthDate: "1995-08-17", nationalId: "3729345708950021", phones: [] });
  });

  it("an oil-palm estate's: afdeling and gang as rows, months in Roman numerals, people who have left", async () => {
    const table = tableOf(`
KEBUN CONTOH SAWIT, ESTATE SEI BUNGA
NO|NIK|NAMA PEKERJA|JNS KLMN|TGL LAHIR|TMK|STATUS|KEMANDORAN|TGL KELUAR|ALASAN KELUAR
AFDELING I
1|K-10231|Ani Lestari|Pr|12 VIII 1985|1-IV-2010|SKU|Panen A||
2|K-10232|Bejo Susilo|Lk|25-12-1979|15-06-2008|KHT|Panen A||
3|K-10233|Cahyo|Lk|03-02-1991|10-01-2016|BHL|Rawat|31-05-2025|Pulang kampung
AFDELING II
1|K-20111|Citra Dewi|Pr|30-01-1990|20-07-2020|Buruh Harian Lepas|Rawat||
2|K-20112|Dul Karim|Laki - laki|17//08//1988|1\\9\\2021|Musiman|Rawat||`);
    const { fields, people, rejected, asked, purpose } = await readRoster(xlsxOf({ table }));
    expect(fields).toEqual({
      NO: "ignore",
      NIK: "job.employeeNumber",
      "NAMA PEKERJA": "contact.name",
      "JNS KLMN": "contact.sex",
      "TGL LAHIR": "contact.birthDate",
      TMK: "job.startedOn",
      STATUS: "job.contractType",
      KEMANDORAN: "job.line",
      "TGL KELUAR": "job.endedOn",
      "ALASAN KELUAR": "job.endingReason",
      section: "job.department",
    });
    expect([purpose, asked]).toEqual(["roster", []]);
    expect(
      people.map(({ name, sex, birthDate, job }) => [name, sex, birthDate, job.startedOn, job.contractType]),
    ).toEqual([
      ["Ani Lestari", "female", "1985-08-12", "2010-04-01", "permanent"],
      ["Bejo Susilo", "male", "1979-12-25", "2008-06-15", "permanent"],
      ["Citra Dewi", "female", "1990-01-30", "2020-07-20", "daily"],
      ["Dul Karim", "male", "1988-08-17", "2021-09-01", "fixed_term"],
    ]);
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([[6, "has_left"]]);
    expect(people.map(({ job }) => [job.department, job.line])).toEqual([
      ["AFDELING I", "Panen A"],
      ["AFDELING I", "Panen A"],
      ["AFDELING II", "Rawat"],
      ["AFDELING II", "Rawat"],
    ]);
  });

  it("a hospital's: titles, weekdays in the dates, ranks of civil servants, wards that a person has to say", async () => {
    const table = tableOf(`
RSUD CONTOH KASIH
No|NIP|Nama dan Gelar|Tempat, Tgl Lahir|Profesi|Unit Kerja|Status Kepegawaian|No. WA / HP|Email|Gol. Darah
1|198508172010012003|Ns. Ratna Sari, S.Kep|Garut, Sabtu, 17 Agustus 1985|Perawat|IGD|PNS|0812-3456-7801 / 0857 1111 2222|ratna@example.org|O
2|199001052015031004|dr. Andi Wijaya, Sp.A|Bandung, 5 Januari 1990|Dokter|Poli Anak|PPPK|081234567802|andi@example.org/andi.w@example.net|A
3|-|Sri Wahyuni, A.Md.Keb|Subang, 8-11-1988|Bidan|VK|BLUD|O81234567803|-|B
4|-|Hj. Dewi Lestari|Cimahi, 30/04/1992|Perawat|IGD|Honorer|'81234567804|belum ada|AB`);
    const { fields, people, asked, analysis } = await readRoster(xlsxOf({ table }));
    expect(Object.values(fields)).toEqual([
      ...[
        "ignore",
        "job.employeeNumber",
        "contact.name",
        "contact.birthPlaceDate",
        "job.title",
        "job.department",
      ],
      ...["job.contractType", "contact.phones", "contact.email", "ignore"],
    ]);
    expect(asked).toEqual(["Unit Kerja"]);
    expect(people.map(({ birthPlace, birthDate }) => [birthPlace, birthDate])).toEqual([
      ["Garut", "1985-08-17"],
      ["Bandung", "1990-01-05"],
      ["Subang", "1988-11-08"],
      ["Cimahi", "1992-04-30"],
    ]);
    expect(people.map(({ phones, emails }) => [phones.map(({ value }) => value), emails.length])).toEqual([
      [["+6281234567801", "+6285711112222"], 1],
      [["+6281234567802"], 2],
      [["+6281234567803"], 0],
      [["+6281234567804"], 0],
    ]);
    expect(analysis.words?.["job.contractType"]?.find(({ text }) => text === "BLUD")).toMatchObject({
      rows: 1,
      code: null,
    });
    expect(people[1]).toMatchObject({
      name: "dr. Andi Wijaya, Sp.A",
      nameWithoutTitles: "Andi Wijaya",
    });
  });

  it("a bus company's, as a semicolon CSV of an Indonesian Excel: two telephones in a cell, days as bare digits", async () => {
    const lines = [
      "sep=;",
      "No;ID Pegawai;Nama Pegawai;Pool;Jabatan;Tgl Masuk;Tgl. Lahir;Hape;Anggota SP (Y/T);No KTA;Potongan",
      "1;007001;Ujang Suryana;Pool Kampung Rambutan;Pengemudi;01/03/2012;05081980;081234567811 / 085712345678;Y;0012/SP/2013;25.000,00",
      "2;007002;Asep Hidayat;Pool Kampung Rambutan;Kondektur;15/07/2016;7081995;0812 3456 7812;T;;0",
      "3;007003;Tati Rohayati;Pool Kali Deres;Loket;20/11/2019;17121990;'081234567813;Y;0344/SP/2020;25.000,00",
      "4;007004;Dadang;Pool Kali Deres;Mekanik;31/01/2021;28021988;;belum;;",
    ];
    const { fields, people, asked, file, analysis } = await readRoster(`${lines.join("\r\n")}\r\n`, {
      fileName: "pool.csv",
    });
    expect(file).toMatchObject({ delimiter: ";", encoding: "utf-8" });
    expect(Object.values(fields)).toEqual([
      ...[
        "ignore",
        "job.employeeNumber",
        "contact.name",
        "job.workplace",
        "job.title",
        "job.startedOn",
        "contact.birthDate",
      ],
      ...["contact.phones", "membership.isMember", "membership.cardNumber", "dues.amount"],
    ]);
    expect(asked).toEqual([]);
    expect(
      people.map(({ name, birthDate, phones, membership }) => [
        name,
        birthDate,
        phones.length,
        membership.isMember,
      ]),
    ).toEqual([
      ["Ujang Suryana", "1980-08-05", 2, true],
      ["Asep Hidayat", "1995-08-07", 1, false],
      ["Tati Rohayati", "1990-12-17", 1, true],
      ["Dadang", "1988-02-28", 0, false],
    ]);
    expect(people.map(({ job, duesAmount }) => [job.employeeNumber, job.startedOn, duesAmount])).toEqual([
      ["007001", "2012-03-01", 25_000],
      ["007002", "2016-07-15", 0],
      ["007003", "2019-11-20", 25_000],
      ["007004", "2021-01-31", null],
    ]);
    expect(analysis.groups["job.workplace"]?.map(({ label, rows }) => [label, rows])).toEqual([
      ["Pool Kampung Rambutan", 2],
      ["Pool Kali Deres", 2],
    ]);
  });
});
