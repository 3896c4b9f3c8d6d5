import { type Cell, isBlank } from "../../files/cells/rules";
import { valueText } from "../blanks/rules";
import type { WarningKind } from "../warnings/rules";

export interface MembershipReading {
  /** Any text names a kind of membership; an empty cell means none. */
  anyValueMeansYes?: boolean;
  /** The column has words for members, so that a lone X means gone rather than ticked. */
  crossMeansNo?: boolean;
}

const yes =
  /^(y|ya|iya|yes|true|1|v|√|✓|✔|☑|✅|anggota( aktif)?|member|aktif|active|aktiv|a|sudah|terdaftar|retired|rentner(in)?|pensiun(an)?|ja|oui|mitglied)$/i;
const no =
  /^(t|tdk|tidak|n|no|false|0|bukan( anggota)?|belum|blm|calon( anggota)?|keluar|mundur|resign|non( ?-?anggota)?|nonaktif|tidak aktif|left|lapsed|ausgetreten|inactive|nein|non-?member|✗|✘|☐)$/i;
const tickGlyphs = /^[\u00fc\u00fe\uf0fc\uf0fe\u0050\u0052ab]$/;
const crossGlyphs = /^[\u00fb\u00fd\uf0fb\uf0fd\u004f\u0051]$/;

/** null: the cell says nothing; `undefined` value never comes back. */
export function parseMembership(
  cell: Cell | undefined,
  reading: MembershipReading,
): { isMember: boolean | null; warning?: WarningKind } {
  if (cell?.kind === "error") return { isMember: null, warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { isMember: null, warning: "formula_not_calculated" };
  if (cell?.kind === "bool") return { isMember: cell.value };
  if (cell?.kind === "number" && (cell.number === 0 || cell.number === 1))
    return { isMember: cell.number === 1 };
  if (cell?.kind === "text" && cell.symbolFont) return fromGlyph(cell.text.trim());
  return fromWord(cell, reading);
}

/** A letter that is a tick only in its font. */
function fromGlyph(glyph: string): { isMember: boolean | null; warning: WarningKind } {
  if (tickGlyphs.test(glyph)) return { isMember: true, warning: "wingdings_tick" };
  if (crossGlyphs.test(glyph)) return { isMember: false, warning: "wingdings_tick" };
  return { isMember: null, warning: "not_recognised" };
}

function fromWord(
  cell: Cell | undefined,
  reading: MembershipReading,
): { isMember: boolean | null; warning?: WarningKind } {
  const written = cell?.kind === "text" ? cell.text.trim() : "";
  if (no.test(written)) return { isMember: false };
  const text = valueText(cell);
  if (text === "") return { isMember: reading.anyValueMeansYes ? false : null };
  if (reading.anyValueMeansYes || yes.test(text)) return { isMember: true };
  if (/^x$/i.test(text)) return { isMember: !reading.crossMeansNo };
  return { isMember: null, warning: "not_recognised" };
}

/** How much a word speaks for the column being about membership. */
export function isMembershipWord(text: string): boolean {
  return yes.test(text) || no.test(text) || /^x$/i.test(text);
}

export function isYes(cell: Cell | undefined): boolean {
  return (
    parseMembership(cell, {}).isMember === true || (cell?.kind === "text" && /^x$/i.test(cell.text.trim()))
  );
}

const subscribed = /^(subscribed|opted[ -]?in|opt-?in|berlangganan|setuju|bersedia)$/i;
const unsubscribed =
  /^(unsubscribed|never subscribed|not subscribed|opted[ -]?out|opt-?out|bounc(ing|ed)|spam.*|berhenti( berlangganan)?|menolak|tidak (setuju|bersedia))$/i;

/** May somebody be written to: yes, no, or nothing said. An address that bounces or complained is no consent. */
export function parseConsent(cell: Cell | undefined): boolean | null {
  const text = valueText(cell);
  if (unsubscribed.test(text)) return false;
  return subscribed.test(text) || parseMembership(cell, {}).isMember;
}

const left = /^(keluar|mundur|resign|left|lapsed|ausgetreten|inactive|nonaktif|tidak aktif|x)$/i;

/** Somebody who left keeps their old number; somebody who never was a member has none. */
export function saysNever(cell: Cell | undefined): boolean {
  return !isBlank(cell) && !(cell?.kind === "text" && left.test(cell.text.trim()));
}
