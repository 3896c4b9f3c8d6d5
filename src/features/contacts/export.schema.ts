/**
 * The columns of an export, in order. The headings are part of the format, in both languages: the import recognises our own
 * files by them.
 */
export const exportColumns = [
  { key: "id", field: "contact.serikatId", en: "Serikat ID", id: "ID Serikat" },
  { key: "name", field: "contact.name", en: "Name", id: "Nama" },
  { key: "nickname", field: "contact.nickname", en: "Nickname", id: "Nama panggilan" },
  { key: "sex", field: "contact.sex", en: "Sex", id: "Jenis kelamin" },
  { key: "birthPlace", field: "contact.birthPlace", en: "Place of birth", id: "Tempat lahir" },
  { key: "birthDate", field: "contact.birthDate", en: "Birth date", id: "Tanggal lahir" },
  { key: "phones", field: "contact.phones", en: "Phones", id: "No. HP" },
  { key: "emails", field: "contact.email", en: "E-mail", id: "Surel" },
  { key: "address", field: "contact.address", en: "Address", id: "Alamat" },
  { key: "language", field: "contact.language", en: "Language", id: "Bahasa" },
  {
    key: "externalId",
    field: "contact.externalId",
    en: "Number in another system",
    id: "Nomor di sistem lain",
  },
  { key: "issues", field: "contact.issues", en: "Issues", id: "Isu" },
  { key: "doNotContact", field: "consent.doNotContact", en: "Do not contact", id: "Jangan dihubungi" },
  { key: "doNotCall", field: "consent.doNotCall", en: "Do not call", id: "Jangan ditelepon" },
  { key: "doNotEmail", field: "consent.doNotEmail", en: "Do not e-mail", id: "Jangan kirim surel" },
  { key: "employer", field: "job.employer", en: "Employer", id: "Perusahaan" },
  { key: "workplace", field: "job.workplace", en: "Workplace", id: "Tempat kerja" },
  { key: "department", field: "job.department", en: "Department", id: "Bagian" },
  { key: "shift", field: "job.shift", en: "Shift", id: "Sif" },
  { key: "line", field: "job.line", en: "Line", id: "Lini" },
  { key: "title", field: "job.title", en: "Position", id: "Jabatan" },
  { key: "employeeNumber", field: "job.employeeNumber", en: "Employee no.", id: "No. karyawan" },
  { key: "contractType", field: "job.contractType", en: "Contract type", id: "Jenis kontrak" },
  { key: "contractEndsOn", field: "job.contractEndsOn", en: "Contract ends", id: "Akhir kontrak" },
  { key: "startedOn", field: "job.startedOn", en: "Started on", id: "Mulai kerja" },
  { key: "isMember", field: "membership.isMember", en: "Member", id: "Anggota" },
  { key: "cardNumber", field: "membership.cardNumber", en: "Card no.", id: "No. KTA" },
  { key: "joinedOn", field: "membership.joinedOn", en: "Member since", id: "Anggota sejak" },
] as const;

export type ExportColumn = (typeof exportColumns)[number]["key"];
export type ExportLanguage = "en" | "id";

export function fieldsByHeading(): Map<string, (typeof exportColumns)[number]["field"]> {
  return new Map(
    exportColumns.flatMap(({ field, en, id }) => [
      [en.toLowerCase(), field] as const,
      [id.toLowerCase(), field] as const,
    ]),
  );
}

export const exportWords: Record<ExportLanguage, Readonly<Record<string, string>>> = {
  en: {
    female: "Female",
    male: "Male",
    other: "Other",
    yes: "Yes",
    no: "No",
    permanent: "Permanent",
    fixed_term: "Fixed-term",
    outsourced: "Outsourced",
    daily: "Daily",
    apprentice: "Apprentice",
    probation: "Probation",
    part_time: "Part-time",
  },
  id: {
    female: "Perempuan",
    male: "Laki-laki",
    other: "Lainnya",
    yes: "Ya",
    no: "Tidak",
    permanent: "Tetap",
    fixed_term: "Kontrak",
    outsourced: "Alih daya",
    daily: "Harian",
    apprentice: "Magang",
    probation: "Percobaan",
    part_time: "Paruh waktu",
  },
};
