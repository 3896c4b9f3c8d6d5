import { cellText, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { parseContractType } from "../parse/contract";
import { lookUpDepartment } from "../parse/department-words";
import { plainWord } from "../parse/spelling-groups";
import { withoutLeader } from "./section-leader";

/** A row that only names what the rows below it have in common. */
export interface Section {
  row: number;
  text: string;
}

const unit =
  /^(bagian|bag|departemen|department|dept|divisi|div|seksi|section|unit|bidang|instalasi|ruang|ruangan|afdeling|afd|blok|estate|lokasi|area)\b/i;
const line = /^(line|lini|kelompok|group|grup|tim|team|mandoran|kemandoran|mandor)\b/i;
const shift = /^(shift|sif|regu)\b/i;
const site = /^(puk|psp|plk|pt|cv|ud|pabrik|plant|perusahaan|kebun|cabang|toko|outlet)\b/i;
const label =
  /^(bagian|bag|departemen|department|dept|divisi|div|seksi|section|unit|bidang|nama bagian|shift|sif)\s*\.?\s*[:=]\s*/i;

const headCount = /\s*[:(–-]?\s*\d{1,5}\s*(orang|org|pax|people|pekerja|karyawan)\.?\s*\)?$/i;

/** The place in an enumeration, "A." or "II.", and a head count that doesn't say what it counts. */
const ordinal = /^(?:[ivx]{1,5}|[a-z]|\d{1,2})\s*[.)]\s*/i;
const bareCount = /\s*(?:\(\s*\d{1,5}\s*\)|[:=]\s*\d{1,5})$/;

export function namesUnit(text: string): boolean {
  return isUnit(text) || isUnit(unitAlone(text));
}

function isUnit(text: string): boolean {
  return (
    [unit, line, shift].some((pattern) => pattern.test(text)) ||
    lookUpDepartment(plainWord(text)) !== undefined
  );
}

export const namesFirm = (text: string): boolean => /^(puk|psp|plk|pt|cv|ud)\b[\s.]+\S/i.test(text);

export type SectionKind = "unit" | "line" | "shift" | "site" | "contract" | "other";

export function kindOfSection(text: string): SectionKind {
  const name = unitAlone(text);
  if (site.test(name)) return "site";
  if (shift.test(name)) return "shift";
  if (line.test(name)) return "line";
  if (namesUnit(name)) return "unit";
  return parseContractType(name) === null ? "other" : "contract";
}

/** A name of anything with its number of people after it. */
export const countsHeads = (text: string): boolean => text.search(headCount) > 0;

/** "A. CUTTING (24)" is CUTTING; "Line (2)" is the second line. */
function unitAlone(written: string): string {
  const text = withoutLeader(written);
  const alone = text.replace(ordinal, "").replace(headCount, "").replace(bareCount, "");
  return isUnit(alone) && !isLabel(alone) ? alone : text;
}

/** "Bagian : Jahit" is Jahit; "Line 1" stays. */
export function sectionText(row: Row): string {
  const texts = row.cells.filter((cell) => !isBlank(cell)).map((cell) => tidy(cellText(cell)));
  const whole = texts[1] !== undefined && isLabel(texts[0] ?? "") ? texts[1] : (texts[0] ?? "");
  const named = unitAlone(whole.replace(/^[:=\s]+/, "")).replace(label, "");
  return unitAlone(named).replace(headCount, "").slice(0, 120);
}

/** A word that says what stands in the cell beside it. */
export function isLabel(text: string): boolean {
  return [unit, line, shift].some((pattern) => pattern.test(text)) && /^\p{L}+\.?\s*[:=]?$/u.test(text);
}

/** Which field the section headings of a sheet most likely feed, and how sure that is. */
export function sectionField(
  sections: readonly Section[],
  raw: readonly string[],
  taken: ReadonlySet<FieldKey>,
): { field: FieldKey; confidence: number } {
  const share = (fits: (text: string) => boolean) => raw.filter(fits).length / Math.max(raw.length, 1);
  const open = (fields: readonly FieldKey[]) => fields.find((field) => !taken.has(field)) ?? "ignore";
  if (share((text) => parseContractType(text) !== null) > 0.5)
    return { field: open(["job.contractType"]), confidence: 0.8 };
  if (share((text) => shift.test(text)) > 0.5) return { field: open(["job.shift"]), confidence: 0.8 };
  if (share((text) => site.test(text)) > 0.5) return { field: open(["job.workplace"]), confidence: 0.8 };
  const sure = share(namesUnit) > 0.5 && sections.length > 0 ? 0.8 : 0.5;
  const isLine = share((text) => line.test(text)) > 0.5;
  return {
    field: open(isLine && taken.has("job.department") ? ["job.line"] : ["job.department", "job.line"]),
    confidence: sure,
  };
}
