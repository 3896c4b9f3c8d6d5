import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { odsOf, tableOf, xlsxOf } from "../../../../tests/support/tables";

describe("lists that the union has, or gets of the employer", () => {
  it("a check-off list of a payroll program: numbers below the headings, cut names, a subtotal for each page", async () => {
    const table = tableOf(`
REKAP POTONGAN COS SPN BULAN OKTOBER 2026
||||
NO|BADGE #|NM KARYAWAN|DEPT|NOMINAL
(1)|(2)|(3)|(4)|(5)
1|22050014.0|SITI AMIN|SEW|25000
2|22050015.0|BUDI SANT|SEW|Rp 25.000
||SUB TOTAL HAL 1||50000
3|22050016.0|WATI SURY|CUT|0
||GRAND TOTAL||50000`);
    const { fields, people, rejected, purpose, asked, analysis } = await readRoster(xlsxOf({ table }));
    expect(fields).toEqual({
      NO: "ignore",
      "BADGE #": "job.employeeNumber",
      "NM KARYAWAN": "contact.name",
      DEPT: "job.department",
      NOMINAL: "dues.amount",
    });
    expect([purpose, asked, rejected, analysis.headerRows]).toEqual(["dues", [], [], [3, 4]]);
    expect(
      people.map(({ job, duesAmount, membership }) => [job.employeeNumber, duesAmount, membership.isMember]),
    ).toEqual([
      ["22050014", 25_000, null],
      ["22050015", 25_000, null],
      ["22050016", 0, null],
    ]);
  });

  it("an attendance list that was typed from paper: empty lines, ticks, placeholders", async () => {
    const lines = [
      "DAFTAR HADIR RAPAT ANGGOTA PUK\t\t\t\t",
      "Hari/Tgl : Minggu, 15 November 2026\t\t\t\t",
      "No\tNama\tBag.\tHP/WA\tParaf",
      "1\tSiti Aminah\tJahit\t0812 3456 7801\tv",
      "2\tBudi\tPotong\t-\tv",
      "3\tN/A\t\t\t",
      "4\ttest 123\t\t\t",
      "5\t\t\t\t",
    ];
    const { fields, people, rejected, purpose } = await readRoster(lines.join("\n"), {
      fileName: "hadir.txt",
    });
    expect(fields).toMatchObject({
      Nama: "contact.name",
      "Bag.": "job.department",
      "HP/WA": "contact.phones",
    });
    expect([purpose, people.map(({ name }) => name)]).toEqual(["attendance", ["Siti Aminah", "Budi"]]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["no_name_and_no_contact", "placeholder_name"]);
  });

  it("an electronics factory's from LibreOffice: headings in two languages, merged departments, filtered rows", async () => {
    const table = tableOf(`
No|NIK|Nama|Bagian|Shift|Tgl Masuk|Status
No|Employee ID|Name|Department|Shift|Hire Date|Status
1|10001|Siti Aminah|SMT|Shift I|@2015-03-02|Permanen
2|10002|Budi Santoso||Shift II|@2018-08-14|Pegawai Kontrak
3|10003|Wati Suryani||Shift III|@2019-02-01|Magang
4|10004|Deni Darma|Gudang|Non Shift|@2020-07-20|Outsourcing
5|10005|Eko Putra||Non Shift|@2021-01-04|Permanen`);
    const { fields, people, asked, analysis } = await readRoster(
      odsOf(table, { merges: ["D3:D5", "D6:D7"], hidden: [7] }),
    );
    expect(Object.values(fields)).toEqual([
      ...["ignore", "job.employeeNumber", "contact.name", "job.department", "job.shift", "job.startedOn"],
      "job.contractType",
    ]);
    expect([asked, analysis.headerRows, analysis.hiddenRows]).toEqual([[], [1, 2], 1]);
    expect(people.map(({ job }) => [job.department, job.shift, job.contractType])).toEqual([
      ["SMT", "1", "permanent"],
      ["SMT", "2", "fixed_term"],
      ["SMT", "3", "apprentice"],
      ["Gudang", "Non Shift", "outsourced"],
      ["Gudang", "Non Shift", "permanent"],
    ]);
  });

  it("a federation's member list: who left in many words, and a status that only the union can say", async () => {
    const table = tableOf(`
DATA ANGGOTA FEDERASI
No|NIA|Nama Anggota|PT|Cabang|Tgl Daftar|Status Anggota|Ket
1|F-0001|Siti Aminah|PT Contoh Satu|Bekasi|17/08/2019|Aktif|
2|F-0002|Budi Santoso|PT Contoh Satu|Bekasi|25/09/2019|Non aktif|
3|F-0003|Wati Suryani|PT Contoh Dua|Karawang|13/01/2020|PHK|'2024
4|F-0004|Deni Darma|PT Contoh Dua|Karawang|14/02/2020|Mengundurkan diri|
5|F-0005|Eko Putra|PT Contoh Dua|Karawang|15/02/2020|Skorsing|`);
    const { fields, people, asked, purpose, analysis, warnings } = await readRoster(xlsxOf({ table }));
    expect(Object.values(fields)).toEqual([
      ...[
        "ignore",
        "membership.cardNumber",
        "contact.name",
        "job.employer",
        "job.workplace",
        "membership.joinedOn",
      ],
      ...["membership.isMember", "contact.note"],
    ]);
    expect([purpose, asked]).toEqual(["members", []]);
    expect(people.map(({ membership }) => membership.isMember)).toEqual([true, false, false, false, null]);
    expect(warnings).toEqual(["Eko Putra: isMember not_recognised"]);
    expect(analysis.words?.["membership.isMember"]?.filter(({ code }) => code === null)).toEqual([
      { text: "Skorsing", rows: 1, code: null },
    ]);
  });

  it("departments as sections, numbered, with a head count that says not of what", async () => {
    const { people, rejected } = await readRoster(
      [
        "DAFTAR ANGGOTA",
        "No,Nama,NIK,No HP",
        "A. CUTTING (2),,,",
        "1,Siti Rohmah,K001,081234567801",
        "2,Dewi Lestari,K002,081234567802",
        "II. Bagian : Sewing = 1,,,",
        "3,Agus Salim,K003,081234567803",
        "Poles Akhir (2 orang),,,",
        "4,Budi Santoso,K004,081234567804",
        "5,Rina Marlina,K005,081234567805",
        "Line (2),,,",
        "6,Endang,K006,081234567806",
      ].join("\n"),
    );
    expect(rejected).toEqual([]);
    expect(people.map(({ job }) => job.department)).toEqual([
      ...["CUTTING", "CUTTING", "Sewing", "Poles Akhir", "Poles Akhir", "Line (2)"],
    ]);
  });
});
