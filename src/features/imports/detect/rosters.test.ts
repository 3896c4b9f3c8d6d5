import { describe, expect, it } from "vitest";
import { understand } from "../../../../tests/support/sheets";

describe("lists as secretariats and personnel departments write them", () => {
  it("a bakery's staff list: number of the staff, grade, group, place and day of birth in one cell, somebody else's phone", () => {
    const { fields, people, analysis } = understand(`
DAFTAR KARYAWAN PT ROTI CONTOH
Plant Cikande, per 1 November 2026

No|No. Induk Karyawan|Nama Lengkap|L/P|TTL|Tgl Msk|Grup|Gol|Jabatan|Status Karyawan (PKWT/PKWTT)|Alamat KTP|No. HP|No. Telp Darurat
1|20150017|Siti Aminah|P|Serang, 12 Agustus 1990|02/03/2015|A|II|Operator|PKWTT|Kp. Baru RT 02/01|081234567801|081399990001
2|20180233|Budi Santoso|L|Lebak, 03-05-1994|14/08/2018|B|I|Helper|PKWT|Jl. Raya Serang 4|081234567802|081399990002
3|20190011|Wati Suryani|P|Serang, 22/01/1995|01/02/2019|A|I|Operator|PKWT|Kp. Sawah 3|081234567803|081399990003
|||||||||||Cikande, 3 November 2026|`);
    expect(fields).toEqual([
      ...["ignore", "job.employeeNumber", "contact.name", "contact.sex", "contact.birthPlaceDate"],
      ...["job.startedOn", "job.shift", "ignore", "job.title", "job.contractType", "contact.address"],
      ...["contact.phones", "ignore"],
    ]);
    expect(people[0]).toMatchObject({
      birthPlace: "Serang",
      birthDate: "1990-08-12",
      phones: [{ value: "+6281234567801" }],
      job: { employeeNumber: "20150017", startedOn: "2015-03-02", shift: "A", contractType: "permanent" },
    });
    expect([people.length, analysis.purpose, analysis.purposeWhy.code]).toEqual([3, "roster", "title"]);
  });

  it("a garment factory's list with the department as a row above its block and the headings again", () => {
    const { people, analysis } = understand(`
No|NIK|Nama|Jabatan
BAGIAN : JAHIT|||
1|22050014|Siti Aminah|Operator
2|22050015|Budi Santoso|Operator
|Jumlah||
No|NIK|Nama|Jabatan
BAGIAN : POTONG|||
1|22050016|Wati Suryani|Operator
2|22050017|Deni Darma|Mekanik`);
    expect(people.map(({ name, job }) => [name, job.department])).toEqual([
      ["Siti Aminah", "JAHIT"],
      ["Budi Santoso", "JAHIT"],
      ["Wati Suryani", "POTONG"],
      ["Deni Darma", "POTONG"],
    ]);
    expect(analysis.columns.at(-1)).toMatchObject({ origin: "section", confidence: 0.8, filled: 4 });
    expect(analysis.groups["job.department"]?.map(({ rows }) => rows)).toEqual([2, 2]);
  });

  it("the same without a running number: the name of the unit stands where names stand, with its head count", () => {
    const { people, analysis } = understand(`
Nama|NIK|Jabatan|Tgl Masuk
SEWING|2 orang||
Siti Aminah|22050014|Operator|02/03/2015
Budi Santoso|22050015|Operator|14/08/2018
Line 7|||
Wati Suryani|22050016|Operator|15/02/2019`);
    expect(people.map(({ name, job }) => [name, job.department])).toEqual([
      ["Siti Aminah", "SEWING"],
      ["Budi Santoso", "SEWING"],
      ["Wati Suryani", "Line 7"],
    ]);
    expect(analysis.leftOut).toContainEqual({ from: 2, to: 2, kind: "section" });
  });

  it("a plantation's list: afdeling rows, gang as the line, SKU and BHL as contracts", () => {
    const { people, fields } = understand(`
KEBUN CONTOH INDAH
No|NIK|Nama Pekerja|Kemandoran|Tgl Lhr|Mulai Kerja|Status
AFDELING I||||||
1|K-10231|Ani Lestari|Panen A|12/08/1985|01/04/2010|SKU
2|K-10232|Bejo Susilo|Panen A|25/12/1979|15/06/2008|SKU
AFDELING II||||||
3|K-20111|Citra Dewi|Rawat|30/01/1990|20/07/2020|BHL`);
    expect(fields.slice(0, 7)).toEqual([
      ...["ignore", "job.employeeNumber", "contact.name", "job.line", "contact.birthDate"],
      ...["job.startedOn", "job.contractType"],
    ]);
    expect(people.map(({ job }) => [job.department, job.line, job.contractType])).toEqual([
      ["AFDELING I", "Panen A", "permanent"],
      ["AFDELING I", "Panen A", "permanent"],
      ["AFDELING II", "Rawat", "daily"],
    ]);
  });

  it("a hospital's list: profession and ward; what a unit is there, a person has to say", () => {
    const { people, fields, analysis } = understand(`
NIP|Nama|Profesi|Unit Kerja|Pendidikan|Status Pernikahan|Tgl Bergabung|Email
198501|Ns. Ratna Sari, S.Kep|Perawat|IGD|S1|Kawin|01/02/2012|ratna@example.org
198502|dr. Andi Wijaya|Dokter|ICU|S1|Kawin|13/03/2014|andi@example.org
198503|Sri Wahyuni|Bidan|VK|D3|Belum|25/05/2016|sri@example.org`);
    expect(fields).toEqual([
      ...["job.employeeNumber", "contact.name", "job.title", "job.department"],
      ...["ignore", "ignore", "job.startedOn", "contact.email"],
    ]);
    const asked = analysis.columns.filter(({ confidence }) => confidence < 0.6).map(({ heading }) => heading);
    expect(asked).toEqual(["Unit Kerja", "Tgl Bergabung"]);
    expect(analysis.columns.find(({ heading }) => heading === "Unit Kerja")?.alternatives).toContain(
      "job.workplace",
    );
    expect(people[0]).toMatchObject({
      job: { title: "Perawat", department: "IGD", startedOn: "2012-02-01" },
    });
  });

  it("one sheet per line, each with its own titles and headings", () => {
    const { people, analysis } = understand({
      "LINE 1": "PT CONTOH\nLINE 1\nNo|NIK|Nama\n1|22050014|Siti Aminah\n2|22050015|Budi Santoso\n|Total|2",
      "LINE 2": "PT CONTOH\nLINE 2\nNo|NIK|Nama\n1|22050016|Wati Suryani",
      Rekap: "Line|Jumlah\nLINE 1|2\nLINE 2|1",
    });
    expect(people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso", "Wati Suryani"]);
    expect(new Set(people.map(({ row }) => row)).size).toBe(3);
    expect(
      analysis.columns.filter(({ origin }) => origin).map(({ origin, samples }) => [origin, samples]),
    ).toEqual([
      ["section", ["LINE 1", "LINE 2"]],
      ["sheet", ["LINE 1", "LINE 2"]],
    ]);
    expect(people.map(({ job }) => job.department)).toEqual(["LINE 1", "LINE 1", "LINE 2"]);
    expect(analysis.leftOut.some(({ kind }) => kind === "other_columns")).toBe(true);
  });

  it("two tables side by side, each under the name of its line", () => {
    const { people, analysis } = understand(`
DAFTAR PEKERJA||||||
LINE 1||||LINE 2||
No|Nama|NIK||No|Nama|NIK
1|Siti Aminah|22050014||1|Wati Suryani|22050016
2|Budi Santoso|22050015||2|Deni Darma|22050017
3|Eko Putra|22050018||||`);
    expect(people.map(({ name, job }) => [name, job.employeeNumber, job.department])).toEqual([
      ["Siti Aminah", "22050014", "LINE 1"],
      ["Budi Santoso", "22050015", "LINE 1"],
      ["Eko Putra", "22050018", "LINE 1"],
      ["Wati Suryani", "22050016", "LINE 2"],
      ["Deni Darma", "22050017", "LINE 2"],
    ]);
    expect(analysis.issues).toContainEqual({
      code: "side_by_side",
      params: { columns: "A–D, E–G", count: 2 },
    });
  });

  it("cells that hold two things, as the heading says", () => {
    const { people, analysis } = understand(`
No|Nama / NIK|Bagian / Shift|No HP
1|Siti Aminah / 22050014|Jahit / 1|081234567801
2|Budi Santoso / 22050015|Potong / 2|081234567802
3|Wati Suryani|Jahit / 1|081234567803`);
    expect(people.map(({ name, job }) => [name, job.employeeNumber, job.department, job.shift])).toEqual([
      ["Siti Aminah", "22050014", "Jahit", "1"],
      ["Budi Santoso", "22050015", "Potong", "2"],
      ["Wati Suryani", null, "Jahit", "1"],
    ]);
    expect(analysis.columns[1]).toMatchObject({ why: { code: "split" }, split: { mark: "slash" } });
  });

  it("an employee number in brackets after the name", () => {
    const { people } = understand(`
Nama (NIK)|Departemen|Tgl Masuk
Siti Aminah (22050014)|Sewing|02/03/2015
Budi Santoso (22050015)|Cutting|14/08/2018`);
    expect(people.map(({ name, job }) => [name, job.employeeNumber])).toEqual([
      ["Siti Aminah", "22050014"],
      ["Budi Santoso", "22050015"],
    ]);
  });

  it("an English personnel export with American dates", () => {
    const { people, fields, analysis } = understand(`
Emp ID|Full Name|Gender|DOB|Join Date|Employment Type|Dept|Section|Mobile|Emergency Contact
E00123|Aminah, Siti|F|3/25/1990|12/31/2015|Permanent|Sewing|Line 3|081234567801|081399990001
E00124|Santoso, Budi|M|11/30/1985|1/15/2018|Contract|Cutting|Table 1|081234567802|081399990002`);
    expect(fields).toEqual([
      ...["job.employeeNumber", "contact.name", "contact.sex", "contact.birthDate", "job.startedOn"],
      ...["job.contractType", "job.department", "job.line", "contact.phones", "ignore"],
    ]);
    expect(people[0]).toMatchObject({
      name: "Siti Aminah",
      birthDate: "1990-03-25",
      job: { startedOn: "2015-12-31", contractType: "permanent", department: "Sewing", line: "Line 3" },
    });
    // The day somebody joined: the company's or the union's, a person has to say.
    expect(analysis.columns[4]?.alternatives).toContain("membership.joinedOn");
  });

  it("a labour supplier's list names its own firm and where people are sent", () => {
    const { people, fields } = understand(`
No|Nama Karyawan|Perusahaan|Penempatan|Mulai Kontrak|Akhir Kontrak|No WA
1|Siti Aminah|PT Tenaga Contoh|PT Garmen Contoh|01/01/2026|31/12/2026|081234567801
2|Budi Santoso|PT Tenaga Contoh|PT Garmen Contoh|15/02/2026|14/02/2027|081234567802`);
    expect(fields).toEqual([
      ...["ignore", "contact.name", "job.employer", "job.workplace", "job.startedOn"],
      ...["job.contractEndsOn", "contact.phones"],
    ]);
    expect(people[1]?.job).toMatchObject({ workplace: "PT Garmen Contoh", contractEndsOn: "2027-02-14" });
  });

  it("an attendance list with lines that nobody filled in", () => {
    const { people, rejected, analysis, fields } = understand(`
DAFTAR HADIR RAPAT PUK
Hari/Tanggal : Minggu, 15 November 2026
No|Nama|Bagian|No HP|Tanda Tangan
1|Siti Aminah|Jahit|081234567801|
2|Budi|Potong||v
3||||
4||||`);
    expect(fields).toEqual(["ignore", "contact.name", "job.department", "contact.phones", "ignore"]);
    expect([people.length, rejected.length]).toEqual([2, 0]);
    expect([analysis.purpose, analysis.purposeWhy.code]).toEqual(["attendance", "title"]);
  });

  it("a member list with the address in parts", () => {
    const { people, analysis } = understand(`
DAFTAR ANGGOTA SERIKAT
No|No. KTA|Nama|Alamat|RT/RW|Kelurahan|Kecamatan|Kab/Kota|Tgl Masuk Anggota
1|0012/SP/2019|Siti Aminah|Jl. Melati 3|02/05|Sukaresmi|Cikarang Selatan|Bekasi|17/08/2019
2|0013/SP/2019|Budi Santoso|Jl. Mawar 1|01/02|Cibatu|Cikarang Selatan|Bekasi|25/09/2019`);
    expect(people[0]).toMatchObject({
      address: "Jl. Melati 3, 02/05, Sukaresmi, Cikarang Selatan",
      town: "Bekasi",
      membership: { cardNumber: "0012/SP/2019", joinedOn: "2019-08-17" },
    });
    expect(analysis.purpose).toBe("members");
  });

  it("names that carry their number, and telephones in three columns", () => {
    const { people } = understand(`
Nama|HP 1|HP 2|No WA
1. Siti Aminah|081234567801||081234567801
2. Budi Santoso|081234567802|(021) 8901234|081234567899`);
    expect(people.map(({ name, phones }) => [name, phones.map(({ value }) => value)])).toEqual([
      ["Siti Aminah", ["+6281234567801"]],
      ["Budi Santoso", ["+6281234567802", "+62218901234", "+6281234567899"]],
    ]);
  });

  it("a check-off list whose department stands above the table", () => {
    const { people, analysis } = understand(`
DAFTAR POTONGAN IURAN SP BULAN OKTOBER 2026
Departemen : Finishing
No|NIK|Nama|Iuran
1|22050014|SITI AMINAH|25000
2|22050015|BUDI SANTOSO|0`);
    expect(analysis.purpose).toBe("dues");
    expect(people.map(({ job, duesAmount }) => [job.department, duesAmount])).toEqual([
      ["Finishing", 25_000],
      ["Finishing", 0],
    ]);
  });

  it("one person per card of rows is no list: it says that there are no headings", () => {
    const { analysis } = understand(`
Kartu 1|
Siti Aminah|22050014
Sewing|Operator
|
Kartu 2|
Budi Santoso|22050015
Cutting|Operator`);
    expect(analysis.issues.map(({ code }) => code)).toContain("no_header");
  });
});
