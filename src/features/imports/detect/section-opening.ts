import { type Row, textsIn } from "@/lib/spreadsheets/cell";
import type { FoundSection } from "./row-classifier";
import { namesLeader } from "./section-leader";
import { isLabel, kindOfSection, namesUnit, type SectionKind, sectionText } from "./sections";

/** What a list is, of whom and when: no group of people in it. */
const listTitle =
  /\b(daftar|data|list|rekap\w*|laporan|report|absen\w*|presensi|roster|form(ulir)?|karyawan|anggota|pekerja|pegawai|employees?|members?|tahun|bulan|periode|tanggal|tgl|hari|page|halaman)\b|\b(19|20)\d\d\b/i;

/** "Bagian: Jahit" above a table says it of everybody in the table; of several tables, "Jahit" alone does. */
export function fixedSection(titles: readonly Row[], several: boolean): FoundSection | null {
  const title = titles.findLast((row) => {
    const texts = textsOf(row);
    return namesUnit(texts[0] ?? "") && (several || /[:=]/.test(texts.join(" ")));
  });
  return title && !namesLeader(title) ? asSection(title) : null;
}

/** The title that may name the first of several groups: the nearest that names a unit, or else the nearest. */
export function openingOf(titles: readonly Row[]): FoundSection | null {
  const alone = titles.filter((row) => !namesLeader(row) && standsAlone(textsOf(row)));
  const title = alone.findLast((row) => isOfPeople(kindOfRow(row))) ?? alone.at(-1);
  return title ? asSection(title) : null;
}

/** Whether the groups that follow say that a title was the first of their kind. */
export function opens(
  { raw }: FoundSection,
  { later, namesLeaders }: { later: readonly FoundSection[]; namesLeaders: boolean },
): boolean {
  const kind = kindOfSection(raw);
  if (later.length === 0) return namesLeaders && isOfPeople(kind);
  const kinds = new Set(later.map((section) => kindOfSection(section.raw)));
  if (kind !== "other" && kinds.has(kind)) return true;
  if (kind === "site" || kinds.has("site") || listTitle.test(raw)) return false;
  return later.every(({ isHeaded }) => isHeaded);
}

const isOfPeople = (kind: SectionKind): boolean => kind !== "site" && kind !== "other";

const kindOfRow = (row: Row): SectionKind => kindOfSection(asSection(row)?.raw ?? "");

function standsAlone([first, ...others]: readonly string[]): boolean {
  return first !== undefined && (others.length === 0 || (others.length === 1 && isLabel(first)));
}

function asSection(row: Row): FoundSection | null {
  const text = sectionText(row);
  return text === "" ? null : { row: row.number, text, raw: textsOf(row)[0] ?? "" };
}

function textsOf(row: Row): string[] {
  return textsIn(row).map((text) => text.slice(0, 200));
}
