import type { Cell } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { parseMembership } from "./membership";
import { plainState } from "./membership-words";

const died = /^(†|alm(arhum(ah)?)?|meninggal.*|wafat.*|deceased.*|died.*|dead|passed away.*|verstorben)$/;

const late = /^\(?alm(h|arhum(ah)?)?\b[.)\s]+(?=\p{L})|[\s,(]+\(?alm(h|arhum(ah)?)?\.?\)?\s*$|\s*†\s*$/iu;

/** "Alm. Budi" and "Budi (alm)": the late Budi. */
export const isLate = (name: string): boolean => late.test(name);
export const withoutLate = (name: string): string => name.replace(late, "").trim();

/** A tick, a word for it, or the day of it. */
export function saysDeceased(cell: Cell | undefined): boolean {
  const text = valueText(cell);
  if (text === "") return false;
  if (cell?.kind === "date" || died.test(plainState(text))) return true;
  if (/\d{1,4}[-/.\s]\S+[-/.\s]\d{2,4}/.test(text)) return true;
  return parseMembership(cell, {}).isMember === true || /^x$/i.test(text);
}
