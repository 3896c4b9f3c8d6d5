import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { tableOf, xlsxOf } from "../../../../tests/support/tables";

describe("address books, forms and programs of personnel departments", () => {
  it("Google's address book: kinds of telephones are none, groups no shifts, empty columns take nothing away", async () => {
    const lines = [
      "Name,Given Name,Family Name,Occupation,Group Membership,Labels,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Street,Address 1 - City,Organization 1 - Name,Organization 1 - Title",
      "Siti Aminah,Siti,Aminah,,PUK Contoh ::: * myContacts,PUK Contoh ::: * myContacts,* ,siti@example.org,Mobile,0812-3456-7801 ::: 0857-1234-5678,Jl. Melati 3,Bekasi,PT Contoh,Operator",
      "Pak Budi,Pak,Budi,,* myContacts,* myContacts,,,Mobile,+62 813-1111-2222,,,,",
    ];
    const { fields, people, warnings, purpose } = await readRoster(lines.join("\n"), {
      fileName: "contacts.csv",
    });
    expect(fields).toMatchObject({
      "Group Membership": "ignore",
      "E-mail 1 - Type": "ignore",
      "Phone 1 - Type": "ignore",
      "Address 1 - City": "contact.town",
      "Organization 1 - Name": "job.employer",
      "Organization 1 - Title": "job.title",
    });
    expect([purpose, warnings]).toEqual(["contacts", []]);
    expect(people[0]).toMatchObject({
      phones: [{ value: "+6281234567801" }, { value: "+6285712345678" }],
      address: "Jl. Melati 3",
      tags: ["PUK Contoh"],
      job: { shift: null },
    });
  });

  it("Outlook's: the firm's address is not hers, and 0/0/00 is no day", async () => {
    const lines = [
      "First Name,Last Name,Business Street,Business Postal Code,Home City,Mobile Phone,Birthday,E-mail Address,E-mail Type,Gender,Spouse",
      "Siti,Aminah,Kawasan Industri,17530,Bekasi,0812 3456 7801,25/3/1990,siti@example.org,SMTP,Unspecified,Joko",
      "Budi,Santoso,Kawasan Industri,17530,,081398765432,0/0/00,,,Unspecified,Sri",
    ];
    const { people, warnings, asked } = await readRoster(lines.join("\n"));
    expect([warnings, asked]).toEqual([[], []]);
    expect(
      people.map(({ address, postcode, town, birthDate }) => [address, postcode, town, birthDate]),
    ).toEqual([
      [null, null, "Bekasi", "1990-03-25"],
      [null, null, null, null],
    ]);
  });

  it("the answers to a form: questions to you are headings", async () => {
    const lines = [
      "Timestamp,Your full name,Nomor WA Anda,Which shift?,Are you a union member?",
      "2026/11/03 9:12:44 AM GMT+7,Siti Aminah,081234567801,Night,Yes",
      "2026/11/03 9:15:02 AM GMT+7,Budi Santoso,6285712345678,Day,Not yet",
    ];
    const { people, rejected } = await readRoster(lines.join("\n"));
    expect(rejected).toEqual([]);
    expect(people.map(({ name, phones, membership }) => [name, phones.length, membership.isMember])).toEqual([
      ["Siti Aminah", 1, true],
      ["Budi Santoso", 1, false],
    ]);
  });

  it("SAP's: personnel numbers, areas and groups, sexes as numbers", async () => {
    const lines = [
      "Pers.No.\tPersonnel Number\tPersonnel Area\tOrganizational Unit\tEmployee Group\tEntry date\tGender Key",
      "00010017\tSiti Aminah\tPlant Karawang\tSewing\tActive\t02.03.2015\t2",
      "00010233\tBudi Santoso\tPlant Karawang\tCutting\tActive\t14.08.2018\t1",
      "00010311\tWati Suryani\tPlant Cikande\tCutting\tActive\t01.02.2020\t2",
    ];
    const { fields, people, asked } = await readRoster(lines.join("\n"), { fileName: "headcount.txt" });
    expect(Object.values(fields)).toEqual([
      ...["job.employeeNumber", "contact.name", "job.workplace", "job.department", "ignore"],
      ...["job.startedOn", "contact.sex"],
    ]);
    expect(asked).toEqual(["Gender Key"]);
    expect(people.map(({ sex }) => sex)).toEqual(["female", "male", "female"]);
  });

  it("a program's list of memberships: a start is no job's, a resignation no dismissal", async () => {
    const lines = [
      "Member ID;First Name;Last Name;Member Since;Start Date;Resign Date;Status",
      "M-1;Ana;Torres;2015-03-02;2026-03-02;;Current",
      "M-2;Ben;Okafor;2012-05-01;2024-05-01;2025-04-30;Expired",
      "M-3;Cy;Young;2026-10-01;2026-10-01;;New",
    ];
    const { fields, people, asked, rejected } = await readRoster(lines.join("\n"), { country: "GB" });
    expect(fields).toMatchObject({ "Start Date": "ignore", "Resign Date": "membership.leftOn" });
    expect([rejected, asked]).toEqual([[], ["Start Date", "Resign Date"]]);
    expect(people.map(({ membership }) => membership.isMember)).toEqual([true, false, true]);
  });
});

describe("lists of insurers, banks and the state", () => {
  it("what goes to the social insurance is no dues of the union", async () => {
    const table = tableOf(`
RINCIAN IURAN BPJS KETENAGAKERJAAN
NO|NOMOR KPJ|NIK|NAMA TENAGA KERJA|UPAH TK|IURAN JKK|IURAN JHT|TOTAL IURAN
1|'19012345678|'3729345208900021|SITI AMINAH|5200000|12480|296400|324480
2|'19012345686|'3729343012880022|BUDI SANTOSO|5300000|12720|302100|330720`);
    const { people, asked, purpose } = await readRoster(xlsxOf({ table }));
    expect(people.map(({ name, nationalId, duesAmount }) => [name, nationalId, duesAmount])).toEqual([
      ["SITI AMINAH", "3729345208900021", null],
      ["BUDI SANTOSO", "3729343012880022", null],
    ]);
    expect([purpose, asked]).toEqual(["contacts", ["TOTAL IURAN"]]);
  });

  it("who holds the account may be who is paid, and wages are no dues", async () => {
    const lines = [
      "No Rekening;Nama Pemilik Rekening;Nominal;NIK Karyawan",
      "1230012345;SITI AMINAH;4875300,00;20150017",
      "1230012346;BUDI SANTOSO;4912000,00;20180233",
    ];
    const { people, asked } = await readRoster(lines.join("\n"), { fileName: "transfer.csv" });
    expect(people.map(({ name, duesAmount }) => [name, duesAmount])).toEqual([
      ["SITI AMINAH", null],
      ["BUDI SANTOSO", null],
    ]);
    expect(asked).toEqual(["Nama Pemilik Rekening", "Nominal"]);
  });

  it("the state's: ranks have days of their own, below a job's heading stands the job's name", async () => {
    const table = tableOf(`
NO|NAMA|NIP|PANGKAT||JABATAN||No KK
|||GOL|TMT|NAMA|TMT|
1|Drs. H. Ahmad Contoh, M.Si|'198508172010011003|III/c|01-04-2018|Kepala Seksi|15-06-2020|'3729340101100001
2|Siti Aminah, S.E.|'199001052015032004|III/a|01-10-2019|Analis|21-01-2021|'3729340101100002`);
    const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"];
    const { people, rejected, fields } = await readRoster(xlsxOf({ table, shape: { merges } }));
    expect(rejected).toEqual([]);
    expect(fields).toMatchObject({ "PANGKAT TMT": "ignore", "JABATAN NAMA": "job.title", "No KK": "ignore" });
    expect(people.map(({ name, job }) => [name, job.title])).toEqual([
      ["Drs. H. Ahmad Contoh, M.Si", "Kepala Seksi"],
      ["Siti Aminah, S.E.", "Analis"],
    ]);
  });
});

describe("what stands above, between and below people", () => {
  it("days below a merged heading, sums beside them, and days without one", async () => {
    const merged = tableOf(`
NO|ID|NAMA|SEKSI|TANGGAL|||JUMLAH|
||||1|2|3|H|S
1|10017|SITI AMINAH|SEWING|H|H|S|2|1
2|10233|BUDI SANTOSO|SEWING|H|H|H|3|0`);
    const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:I1"];
    const sheet = await readRoster(xlsxOf({ table: merged, shape: { merges } }));
    expect([sheet.people.length, sheet.rejected, sheet.asked]).toEqual([2, [], []]);
    const bare = tableOf(`
NO|NAMA PERAWAT|1|2|3
||MG|SN|SL
1|Ratna Sari|L|P|P
2|Andi Wijaya|P|S|M`);
    const { people, rejected } = await readRoster(xlsxOf({ table: bare }));
    expect([people.map(({ sex }) => sex), rejected]).toEqual([[null, null], []]);
  });

  it("days of meetings as headings, and the last who came with nothing but a name", async () => {
    const table = tableOf(`
ABSENSI RAPAT RUTIN
No|Nama|Bagian|No HP|@2026-10-04|@2026-11-01
1|Siti Aminah|Jahit|'081234567801|v|v
2|Budi Santoso|Potong|'081234567802||v
3|Wati Suryani|Potong|'081234567803|v|
4|Fitri||||
5|||||`);
    const { people, asked, purpose } = await readRoster(xlsxOf({ table }));
    expect(people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso", "Wati Suryani", "Fitri"]);
    expect([purpose, asked]).toEqual(["attendance", []]);
  });

  it("the last, of whom only the department is known, and who signs below them", async () => {
    const table = tableOf(`
Nama|Bagian|HP|Alamat
Siti Aminah|Jahit|'081234567801|Jl. Melati
Budi Santoso|Potong|'081234567802|Jl. Mawar
Eko Putra|Jahit||

Mengetahui,|||Bekasi, 3 November 2026
Joko Contoh|||Sri Contoh`);
    const { people } = await readRoster(xlsxOf({ table }));
    expect(people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso", "Eko Putra"]);
  });

  it("how to fill a form in, and its example", async () => {
    const table = tableOf(`
No|Nama Lengkap|Jenis Kelamin|Tanggal Lahir|No. WhatsApp
|(wajib diisi)|(L/P)|(hh/bb/tttt)|(08xxxxxxxxxx)
contoh|Fulan bin Fulan|L|17/08/1990|081200000000
1|Siti Aminah|P|22/08/1990|081234567801
2|Budi Santoso|L|30/12/1988|081234567802`);
    const { people, warnings } = await readRoster(xlsxOf({ table }));
    expect([people.map(({ name }) => name), warnings]).toEqual([["Siti Aminah", "Budi Santoso"], []]);
  });

  it("the titles again on each printed page", async () => {
    const lines = [
      ...["PT CONTOH,,,", "EMPLOYEE LIST,,,Page 1 of 2", "Seq,Emp. Code,Employee Name,Hired"],
      ...["1,C-0017,SITI AMINAH,02-Mar-15", "2,C-0233,BUDI SANTOSO,14-Aug-18"],
      ...["PT CONTOH,,,", "EMPLOYEE LIST,,,Page 2 of 2", "Seq,Emp. Code,Employee Name,Hired"],
      ...["3,S-0311,WATI SURYANI,01-Feb-20", "Count: 3,,,", "*** End of Report ***,,,"],
    ];
    const { people, rejected } = await readRoster(lines.join("\n"));
    expect([people.length, rejected]).toEqual([3, []]);
  });

  it("a letter around a short list: its recipients are numbered, and no people", async () => {
    const table = tableOf(`
PIMPINAN UNIT KERJA SERIKAT PEKERJA CONTOH
Perihal : Daftar anggota yang dipotong iurannya

No.|Nama|No. Induk|Dept.|Besar Iuran
1.|Siti Aminah|'00017|Sewing|Rp 25.000,-
2.|Budi Santoso|'00233|Cutting|Rp 25.000,-
Jumlah||||Rp 50.000,-
Cikarang, 3 November 2026
Ketua,||||Sekretaris,
Deni Darma||||Eko Putra
Tembusan :
1.|Disnaker Kab. Bekasi
2.|DPC
3.|Arsip`);
    const { people, rejected, purpose } = await readRoster(xlsxOf({ table }));
    expect([people.map(({ name }) => name), rejected]).toEqual([["Siti Aminah", "Budi Santoso"], []]);
    expect(purpose).toBe("dues");
  });

  it("the workplaces of a federation as sections, with their head counts", async () => {
    const table = tableOf(`
No|Nama Anggota|No KTA|Jns. Kel.|HP
PUK PT CONTOH SATU : 2 orang||||
1|Siti Aminah|001|W|'081234567801
2|Budi Santoso|002|P|'081234567802
PUK PT SAMPEL DUA||||
1|Wati Suryani|003|W|'081234567803`);
    const { people } = await readRoster(xlsxOf({ table }));
    // W for wanita: P is pria.
    expect(people.map(({ job, sex }) => [job.workplace, sex])).toEqual([
      ["PUK PT CONTOH SATU", "female"],
      ["PUK PT CONTOH SATU", "male"],
      ["PUK PT SAMPEL DUA", "female"],
    ]);
  });

  it("two lines in a cell, months of dues, and whether somebody will pay", async () => {
    const lines = [
      "Nama & NIK;Jan;Feb;Agt;Bersedia dipotong iuran",
      '"Siti Aminah\n22050014";10000;10000;;Ya',
      '"Budi Santoso\n22050015";10000;;10000;Tidak',
    ];
    const { people, fields, asked } = await readRoster(lines.join("\n"));
    expect(people.map(({ name, job, duesAmount }) => [name, job.employeeNumber, duesAmount])).toEqual([
      ["Siti Aminah", "22050014", null],
      ["Budi Santoso", "22050015", null],
    ]);
    expect([fields.Agt, asked]).toEqual(["ignore", ["Bersedia dipotong iuran"]]);
  });
});

describe("words that are no facts", () => {
  it("whether somebody has a card or wants one, and numbers that a form was filled up with", async () => {
    const table = tableOf(`
No|NIK KTP|No Karyawan|KTA|No KTA|Nama|Bersedia jadi anggota?
1|'0000000000000000|'00000|Sudah|dlm proses|Siti Aminah|Ya
2|'1111111111111111|'00000|Belum|dlm proses|Budi Santoso|Ya
3|'3729346201950023|'00311|Sudah|0003|Wati Suryani|Tidak`);
    const { people, asked } = await readRoster(xlsxOf({ table }));
    expect(asked).toEqual(["KTA", "Bersedia jadi anggota?"]);
    expect(
      people.map(({ nationalId, job, membership }) => [
        nationalId,
        job.employeeNumber,
        membership.cardNumber,
        membership.isMember,
      ]),
    ).toEqual([
      [null, null, null, null],
      [null, null, null, null],
      ["3729346201950023", "00311", "0003", null],
    ]);
  });

  it("the mark within a day parts nothing, and the day of joining the firm is the job's", async () => {
    const lines = [
      '"Nama*\n(sesuai KTP)";"Tgl. Bergabung\n(perusahaan)";Status Iuran;Merk HP;HP',
      "Siti Aminah;02/03/2015;Lunas;Sampel A1;081234567801",
      "Budi Santoso;14/08/2018;Lunas;Sampel B2;085712345678",
    ];
    const { fields, people } = await readRoster(lines.join("\n"));
    expect(fields).toMatchObject({ "Status Iuran": "ignore", "Merk HP": "ignore", HP: "contact.phones" });
    expect(people.map(({ job }) => job.startedOn)).toEqual(["2015-03-02", "2018-08-14"]);
  });
});
