import { describe, expect, it } from "vitest";
import { matchHeading } from "./dictionary/match-heading";

const meanings = `
contact.name: Nama | NAMA LENGKAP | Nm. Karyawan | Nama Kary. | Karyawan | Pegawai | Employee | Worker
contact.name: Nama / Name | Name (Nama) | Nama KTP | Nama Sesuai KTP | Legal Name | NamaLengkap | Full_Name
contact.name: Nama Name | Employee Name | Nama Peserta | Member Name | Nama Karyawan (sesuai KTP)
contact.name: Worker's Name | Name of Worker | NAMA_LGKP | Your full name | Siapa nama Anda? | Nama Driver
contact.firstName: First | First Name | Given Name(s) | Nama Depan | Forename | FirstName | Initials
contact.lastName: Last | Last Name | Surname | Nama Keluarga | Marga | Family Name
contact.firstName: FName
contact.lastName: LName
contact.nickname: Preferred Name | Nama Panggilan | Known As
contact.sex: JENIS_KLMIN | Gender Key | L/P | Jenis Kelamin (L/P) | JK | J/K | Sex | Gender (M/F) | Kelamin | Jns Klmn
contact.nationalId: NIK KTP | No. KTP | Nomor Induk Kependudukan | SSN | NI Number | NID No | No KTP/NIK
contact.birthDate: TglLahir | Tgl. Lhr | Birth Dt | D.O.B. | Date of Birth (dd/mm/yyyy) | Tanggal Lahir / DOB
contact.phones: No. HP | NoHP | Contact No | Contact Number | Hape | Telf | Mob | Mob. | HP2 | HP 1 | Ph
contact.phones: Phones | Mobiles | Cell Phone | Nomor Kontak | No WA | Whats App | Tel. No. | Phone # | Telp/HP
contact.email: E-mail | Email Address | Alamat Email | Surel | EmailAddress
contact.address: Alamat | Alamat KTP | Home Address | Domisili
job.employeeNumber: NIK | N.I.K | N.I.K. | Badge Number | Badge # | No Absen | ID | ID No | ID No. | PIN
job.employeeNumber: NIK Perusahaan | Emp # | EE ID | Personalnr. | Emp No | Employee ID | EmployeeNumber
job.employeeNumber: Staff No. | Payroll No | Clock No | No. Induk Karyawan | NIP | Personnel Number | Works No
job.employeeNumber: Token No. | Pers.No. | N I P P | Finger ID | Nomor Pegawai | NIK Karyawan
job.workplace: Cabang | Branch | Store | Outlet | Depo | Site | Plant | Lokasi | Lokasi Kerja | Work Location
job.department: Div | Div. | Dpt | Dept. | Bidang | Team | Section | Unit | Departemen / Department | Bagian
job.title: Title | Job Title | Classification | Jabatan | Posisi | Job Class | Role | Designation
job.startedOn: Seniority Date | Date Employed | Tgl Pengangkatan | Hire Dt | TglMasuk | TMT | Start Date
job.startedOn: DOH | Entry Date | Tgl Bergabung (Perusahaan) | Mulai Kerja | Original Hire Date | Service Date | Tgl Masuk Kerja | Tanggal Masuk Perusahaan
job.startedOn: Date of Joining (DOJ) | Date of Employment | Tgl.Diterima
job.contractType: Hubungan Kerja | PKWT/PKWTT | Emp Status | Employment Type | Status Karyawan | FT/PT | Contract
job.contractEndsOn: Akhir Kontrak | Tgl Berakhir PKWT | Contract End Date
job.endedOn: Resign Date | Term Date | Date of Exit | Tgl Keluar | Tanggal Berhenti | Termination Date | Date Left | Tgl Resign | Last Day Worked
job.endingReason: Alasan Keluar | Reason for AbsencePolicy | Alasan Berhenti
membership.leftOn: Tgl Keluar Anggota | Date Left Union | Membership End Date
membership.isMember: Keanggotaan SP | Ikut SP? | Anggota (Y/T) | Union (Y/N) | Sudah Anggota | Sudah jadi anggota? | TU Member
membership.isMember: Apakah Anda anggota serikat? | Member? | Anggota SP | Status Keanggotaan | Union Member
membership.cardNumber: NIA | Nomor Induk Anggota | No. KTA | Member # | Membership No | Card No | Member ID
membership.joinedOn: Tgl Daftar | Card Signed | Registration Date | Date Signed | Tgl Bergabung | Member Since
membership.joinedOn: Join Dt
dues.amount: Potongan | Nominal | Deduction | Check-off | Checkoff | Iuran | Pot. COS | Dues Amount
assessment.level: Assessment | Penilaian | Support Level | Assessment Level
consent.doNotContact: Opt-out | Opted out | DNC | No Contact | Do Not Contact | Jangan Dihubungi | Global Opt Out
consent.doNotCall: Do Not Call | Jangan di WA | Jangan Ditelepon | SMS Opt Out | No Calls | Jangan SMS
consent.doNotEmail: Unsubscribed | Unsubscribe | Email Opt Out | No Email | Jangan Di-email
consent.email: GDPR Consent (email) | Email Opt In | Email Consent | Subscribed
contact.note: Keterangan | Ket. | Remarks | Catatan
ignore: No | No. | # | No Urut | Gaji Pokok | Agama | No. Telp Darurat | Baris | Alasan | Row | Reason
ignore: Nama Ibu Kandung | Father's Name | Timestamp | Emergency Contact | Supervisor | Pay Rate | Umur
ignore: Tanda Tangan | S/N | Seq | Agt | Okt 2026 | No KK | Civil Status | IURAN JHT | Gross Pay
ignore: Phone 1 - Type | E-mail Display Name | Alamat Perusahaan | Business Street | Group Membership
ignore: TMT Pangkat | Jabatan di Serikat | Approval Line | Grup WA | 06/09/2026`;

const table = meanings
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [field = "", headings = ""] = line.split(/: (.*)/);
    return headings.split(" | ").map((heading): [string, string] => [heading, field]);
  });

describe("headings", () => {
  it.each(table)("%s is %s", (heading, field) => {
    expect(matchHeading(heading)[0]?.field).toBe(field);
  });

  it.each([
    ["Siti Aminah"],
    ["Sewing"],
    ["Bekasi"],
    ["Budi Santoso"],
    ["Operator"],
    ["Jl. Melati 3"],
    ["PT Maju Jaya"],
  ])("%s is no heading", (text) => {
    expect(matchHeading(text)).toEqual([]);
  });

  it("knows the headings of the file of rejected rows for certain, so that it comes in again", () => {
    expect(["Baris", "Alasan", "Row", "Reason"].map((heading) => matchHeading(heading)[0])).toEqual(
      Array(4).fill({ field: "ignore", confidence: 0.99 }),
    );
  });

  it("takes no sentence for the words that happen to stand in it", () => {
    const question = "Masalah apa yang paling mengganggu Anda di tempat kerja saat ini?";
    expect(matchHeading(question)[0]?.confidence ?? 0).toBeLessThan(0.6);
    expect(
      matchHeading("Tanggal mulai bekerja di perusahaan ini menurut kontrak")[0]?.confidence,
    ).toBeLessThan(0.6);
  });

  it.each(["Bersedia jadi anggota?", "Dues Status", "Iuran terakhir", "Merk HP", "Timeslot start"])(
    "does not know %s",
    (heading) => {
      expect(matchHeading(heading)[0]?.confidence ?? 0).toBeLessThan(0.6);
    },
  );

  it("is not sure of what means something else in another union", () => {
    for (const heading of ["Assessment", "Branch", "Status", "Unit Kerja", "Boleh dihubungi"])
      expect(matchHeading(heading)[0]?.confidence ?? 0).toBeLessThan(0.75);
  });
});
