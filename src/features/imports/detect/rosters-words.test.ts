import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { tableOf, xlsxOf } from "../../../../tests/support/tables";

const fieldsOf = async (headings: string, ...rows: string[]) =>
  (await readRoster([headings, ...rows].join("\n"))).fields;

describe("headings with a word that means another thing beside others", () => {
  it("at the company: the job there, not the company", async () => {
    expect(
      await fieldsOf(
        "Nama,NIK,Jabatan di Perusahaan,Bagian di Perusahaan,Jabatan di Serikat",
        "Siti Aminah,1001,Teknisi,Sewing,Ketua",
        "Budi Santoso,1002,Operator,Cutting,Anggota",
      ),
    ).toMatchObject({
      "Jabatan di Perusahaan": "job.title",
      "Bagian di Perusahaan": "job.department",
      "Jabatan di Serikat": "ignore",
    });
    const table = tableOf(`
Nama|NIK|Jabatan||No HP
||Perusahaan|Organisasi|
Siti Aminah|1001|Teknisi|Ketua|081234567801
Budi Santoso|1002|Operator|Bendahara|081234567802`);
    const merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"];
    const { fields } = await readRoster(xlsxOf({ table, shape: { merges } }));
    expect(fields).toMatchObject({ "Jabatan Perusahaan": "job.title", "Jabatan Organisasi": "ignore" });
  });

  it.each([
    ...["No HP Majikan", "No Telp Perusahaan", "HP Leader", "No HP PIC", "Telp Penjamin"],
    ...["HP Penanggung Jawab", "Contact NOK", "No Telp Rumah Orangtua", "Nomor Keluarga"],
  ])("%s is not her telephone", async (heading) => {
    const fields = await fieldsOf(
      `Nama,No HP,${heading}`,
      "Siti Aminah,081234567801,081234567901",
      "Budi Santoso,081234567802,081234567902",
    );
    expect(fields).toMatchObject({ "No HP": "contact.phones", [heading]: "ignore" });
  });

  it("before and after a transfer: what is now", async () => {
    const lines = [
      "Nama,NIK,Bagian Lama,Bagian Baru,Shift Lama,Shift Baru,Alamat Lama,Alamat Baru",
      "Siti Aminah,1001,Sewing,Cutting,1,2,Jl. Melati 3,Jl. Mawar 5",
      "Budi Santoso,1002,QC,Sewing,2,1,Jl. Kenanga 7,Jl. Anggrek 9",
    ];
    const { people } = await readRoster(lines.join("\n"));
    expect(people.map(({ job, address }) => [job.department, job.line, job.shift, address])).toEqual([
      ["Cutting", null, "2", "Jl. Mawar 5"],
      ["Sewing", null, "1", "Jl. Anggrek 9"],
    ]);
    expect(
      await fieldsOf("Nama,NIK,Perusahaan Sebelumnya,Dari Bagian,Ke Bagian", "Siti,1001,PT Lama,Sewing,QC"),
    ).toMatchObject({
      ...{ "Perusahaan Sebelumnya": "ignore", "Dari Bagian": "ignore", "Ke Bagian": "job.department" },
    });
  });

  it("of two whole addresses the one where she lives; the parts of one stay together", async () => {
    const two = await readRoster(
      "Nama,No HP,Alamat KTP,Alamat Domisili\nSiti Aminah,081234567801,Klaten,Jl. Melati 3 Bekasi",
    );
    expect(two.people[0]?.address).toBe("Jl. Melati 3 Bekasi");
    const parts = await readRoster(
      "Nama,No HP,Alamat,RT/RW,Kelurahan,Kecamatan\nSiti Aminah,081234567801,Jl. Melati 3,01/02,Jatimulya,Tambun",
    );
    expect(parts.people[0]?.address).toBe("Jl. Melati 3, 01/02, Jatimulya, Tambun");
  });

  it("numbers and names of other things than a person's", async () => {
    const fields = await fieldsOf(
      "Nama,NIP,NUPTK,ID Line,Uraian Pekerjaan,Unit Rumah,Kelas Jabatan,Ukuran Seragam,No. KTA Satpam",
      "Siti Aminah,198001012005012001,1234567890123456,siti90,Export,A1,6,M,11223344",
      "Budi Santoso,198001012005012002,1234567890123457,budi88,Packing,B2,5,L,11223345",
    );
    expect(fields).toMatchObject({
      ...{ NUPTK: "ignore", "ID Line": "ignore", "Uraian Pekerjaan": "ignore", "Unit Rumah": "ignore" },
      ...{ "Kelas Jabatan": "ignore", "Ukuran Seragam": "ignore" },
    });
    expect(fields["No. KTA Satpam"]).not.toBe("membership.cardNumber");
  });
});

describe("what a union's list says of members", () => {
  it("who was asked and said no is none", async () => {
    for (const question of [
      "Apakah Anda bersedia menjadi anggota SP dan dipotong iuran 1% dari upah setiap bulan?",
      "Apakah anda bersedia bergabung dengan SP?",
      "Persetujuan COS",
      "Setuju dipotong iuran?",
    ]) {
      const lines = [
        "FORMULIR KTA,,",
        `Nama,No HP,${question}`,
        "Siti Aminah,081234567801,Ya",
        "Budi Santoso,081234567802,Tidak",
      ];
      const { people, fields } = await readRoster(lines.join("\n"), { fileName: "kta.csv" });
      expect([question, people.map(({ membership }) => membership.isMember)]).toEqual([
        question,
        [null, null],
      ]);
      expect(Object.values(fields)).not.toContain("dues.amount");
    }
  });

  it.each([
    "DAFTAR ANGGOTA YANG MENGUNDURKAN DIRI",
    "DAFTAR CALON ANGGOTA BARU SPN",
    "Data Anggota PHK 2026",
  ])("%s makes nobody a member", async (title) => {
    const lines = [
      `${title},,`,
      "No,Nama,No HP",
      "1,Siti Aminah,081234567801",
      "2,Budi Santoso,081234567802",
    ];
    const { people, analysis } = await readRoster(lines.join("\n"));
    expect(people.map(({ membership }) => membership.isMember)).toEqual([null, null]);
    expect(analysis.purposeWhy).toEqual({ code: "title_against", params: { title } });
  });

  it("a note that she left is believed before the list", async () => {
    const notes = ["Sudah keluar", "Bukan anggota", "Resign 12/05/2026", "pindah ke QC", ""];
    const lines = notes.map((note, at) => `${at + 1},Pekerja ${"abcde"[at]},08123456780${at},${note}`);
    const { people, warnings } = await readRoster(
      ["DATA ANGGOTA,,,", "No,Nama,No HP,Ket.", ...lines].join("\n"),
    );
    expect(people.map(({ membership }) => membership.isMember)).toEqual([null, null, null, true, true]);
    expect(warnings).toEqual(["a", "b", "c"].map((letter) => `Pekerja ${letter}: isMember noted_otherwise`));
  });

  it("the offices of a committee are no jobs", async () => {
    const lines = [
      "SUSUNAN PENGURUS PUK,,",
      "Nama,No HP,Jabatan",
      "Siti Aminah,081234567801,Ketua",
      "Budi,081234567802,Wakil Ketua",
      "Deni,081234567803,Sekretaris",
    ];
    const { asked, people } = await readRoster(lines.join("\n"));
    expect(people.map(({ job }) => job.title)).toEqual([null, null, null]);
    expect(asked).toEqual(["Jabatan"]);
  });

  it("those insured are not those present, and a time sheet is not a roster", async () => {
    const insured = await readRoster(
      "DAFTAR PESERTA BPJS KETENAGAKERJAAN,,\nNama,NIK,Departemen\nSiti Aminah,1001,Sewing\nBudi,1002,QC",
    );
    expect(insured.purpose).not.toBe("attendance");
    const clocked = await readRoster(
      "PIN,NIP,Nama,Departemen,Jam Masuk,Jam Pulang\n1,1001,Siti Aminah,Sewing,07:00,15:00\n2,1002,Budi,QC,07:01,15:02",
    );
    expect(clocked.purpose).toBe("attendance");
  });
});

it("names without the marks of a footnote; telephones in Hong Kong", async () => {
  const { people } = await readRoster(
    "Nama,Negara,No HP\n*Siti Aminah,Hong Kong,85291234567\nBudi Santoso **),Hongkong,91234568",
  );
  expect(people.map(({ name, country, phones }) => [name, country, phones[0]?.value])).toEqual([
    ["Siti Aminah", "HK", "+85291234567"],
    ["Budi Santoso", "HK", "+85291234568"],
  ]);
});

it("the late, by their names", async () => {
  const names = [
    "Alm. Budi Santoso",
    "Siti Aminah (Alm)",
    "Deni Darma, almh.",
    "Alma Rahayu",
    "Halim Alm Sidik",
  ];
  const { people } = await readRoster(
    ["Nama;No HP", ...names.map((name, at) => `${name};08123456780${at}`)].join("\n"),
  );
  expect(people.map(({ name, deceased }) => [name, deceased])).toEqual([
    ...[
      ["Budi Santoso", true],
      ["Siti Aminah", true],
      ["Deni Darma", true],
    ],
    ...[
      ["Alma Rahayu", false],
      ["Halim Alm Sidik", false],
    ],
  ]);
});
