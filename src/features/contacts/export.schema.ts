import { z } from "zod";
import { askedForFile } from "@/features/exports/schema";

/**
 * The columns of an export, in order. The headings are part of the format, in both languages: the import recognises our own
 * files by them.
 */
export const exportColumns = [
  { key: "id", group: "always", field: "contact.serikatId", en: "Serikat ID", id: "ID Serikat" },
  { key: "name", group: "always", field: "contact.name", en: "Name", id: "Nama" },
  { key: "nickname", group: "always", field: "contact.nickname", en: "Nickname", id: "Nama panggilan" },
  { key: "sex", group: "birth", field: "contact.sex", en: "Sex", id: "Jenis kelamin" },
  {
    key: "birthPlace",
    group: "birth",
    field: "contact.birthPlace",
    en: "Place of birth",
    id: "Tempat lahir",
  },
  { key: "birthDate", group: "birth", field: "contact.birthDate", en: "Birth date", id: "Tanggal lahir" },
  { key: "phones", group: "phones", field: "contact.phones", en: "Phones", id: "No. HP" },
  { key: "emails", group: "reach", field: "contact.email", en: "E-mail", id: "Surel" },
  { key: "address", group: "reach", field: "contact.address", en: "Address", id: "Alamat" },
  { key: "language", group: "reach", field: "contact.language", en: "Language", id: "Bahasa" },
  {
    key: "externalId",
    group: "other",
    field: "contact.externalId",
    en: "Number in another system",
    id: "Nomor di sistem lain",
  },
  { key: "issues", group: "other", field: "contact.issues", en: "Issues", id: "Isu" },
  {
    key: "doNotContact",
    group: "always",
    field: "consent.doNotContact",
    en: "Do not contact",
    id: "Jangan dihubungi",
  },
  {
    key: "doNotCall",
    group: "always",
    field: "consent.doNotCall",
    en: "Do not call",
    id: "Jangan ditelepon",
  },
  {
    key: "doNotEmail",
    group: "always",
    field: "consent.doNotEmail",
    en: "Do not e-mail",
    id: "Jangan kirim surel",
  },
  { key: "employer", group: "work", field: "job.employer", en: "Employer", id: "Perusahaan" },
  { key: "workplace", group: "work", field: "job.workplace", en: "Workplace", id: "Tempat kerja" },
  { key: "department", group: "work", field: "job.department", en: "Department", id: "Bagian" },
  { key: "shift", group: "work", field: "job.shift", en: "Shift", id: "Sif" },
  { key: "line", group: "work", field: "job.line", en: "Line", id: "Lini" },
  { key: "title", group: "work", field: "job.title", en: "Position", id: "Jabatan" },
  {
    key: "employeeNumber",
    group: "work",
    field: "job.employeeNumber",
    en: "Employee no.",
    id: "No. karyawan",
  },
  { key: "contractType", group: "work", field: "job.contractType", en: "Contract type", id: "Jenis kontrak" },
  {
    key: "contractEndsOn",
    group: "work",
    field: "job.contractEndsOn",
    en: "Contract ends",
    id: "Akhir kontrak",
  },
  { key: "startedOn", group: "work", field: "job.startedOn", en: "Started on", id: "Mulai kerja" },
  { key: "isMember", group: "membership", field: "membership.isMember", en: "Member", id: "Anggota" },
  { key: "cardNumber", group: "membership", field: "membership.cardNumber", en: "Card no.", id: "No. KTA" },
  {
    key: "joinedOn",
    group: "membership",
    field: "membership.joinedOn",
    en: "Member since",
    id: "Anggota sejak",
  },
] as const;

export type ExportColumn = (typeof exportColumns)[number]["key"];

/** What a user chooses; the columns of `always` are in every file: whoever has a number has to see who asked not to be called. */
export const exportGroups = ["work", "membership", "phones", "reach", "birth", "other"] as const;

/** The columns of the chosen groups, in order. */
export const columnsOf = (groups: readonly string[]) =>
  exportColumns.filter(({ group }) => group === "always" || groups.includes(group));

export const askContactExportInput = z.strictObject({
  ...askedForFile,
  columns: z.array(z.enum(exportGroups)).default([]),
  /** The words of a list's address. */
  filter: z.string().max(1_000).default(""),
});
export type AskContactExport = z.output<typeof askContactExportInput>;

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
