import { type Cell, isBlank } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { glyphMeaning, memberWord } from "./membership-words";
import type { WarningKind } from "./warnings";

export interface MembershipReading {
  /** Any text names a kind of membership; an empty cell means none. */
  anyValueMeansYes?: boolean;
  /** The column has words for members, so that a lone X means gone rather than ticked. */
  crossMeansNo?: boolean;
  /** The column also says F: its T is true, not tidak. */
  isTrueFalse?: boolean;
}

type Membership = { isMember: boolean | null; warning?: WarningKind };

/** null: the cell says nothing; `undefined` value never comes back. */
export function parseMembership(cell: Cell | undefined, reading: MembershipReading): Membership {
  if (cell?.kind === "error") return { isMember: null, warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { isMember: null, warning: "formula_not_calculated" };
  if (cell?.kind === "bool") return { isMember: cell.value };
  if (cell?.kind === "number" && (cell.number === 0 || cell.number === 1))
    return { isMember: cell.number === 1 };
  if (cell?.kind === "text" && cell.symbolFont) return fromGlyph(cell.text.trim());
  return fromWord(cell, reading);
}

function fromGlyph(glyph: string): Membership {
  const isMember = glyphMeaning(glyph);
  return { isMember, warning: isMember === null ? "not_recognised" : "wingdings_tick" };
}

function fromWord(cell: Cell | undefined, reading: MembershipReading): Membership {
  const written = cell?.kind === "text" ? cell.text.trim() : "";
  if (reading.isTrueFalse && /^[tf]$/i.test(written)) return { isMember: /^t$/i.test(written) };
  const word = memberWord(written);
  if (word === "left" || word === "never") return { isMember: false };
  const text = valueText(cell);
  if (text === "") return { isMember: reading.anyValueMeansYes ? false : null };
  if (reading.anyValueMeansYes || memberWord(text) === "member") return { isMember: true };
  if (/^x$/i.test(text)) return { isMember: !reading.crossMeansNo };
  return { isMember: null, warning: "not_recognised" };
}

/** How much a word speaks for the column being about membership. */
export function isMembershipWord(text: string): boolean {
  return memberWord(text) !== null || /^x$/i.test(text);
}

export function isYes(cell: Cell | undefined): boolean {
  return (
    parseMembership(cell, {}).isMember === true || (cell?.kind === "text" && /^x$/i.test(cell.text.trim()))
  );
}

/** A person who left keeps the old number; one who never was a member has none. */
export function saysNever(cell: Cell | undefined): boolean {
  if (isBlank(cell) || cell?.kind !== "text") return !isBlank(cell);
  const text = cell.text.trim();
  return memberWord(text) !== "left" && !/^x$/i.test(text);
}
