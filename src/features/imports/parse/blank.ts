import { type Cell, cellText, tidy } from "@/lib/spreadsheets/cell";
import { withoutMark } from "@/lib/spreadsheets/formula-guard";

const nothing =
  /^(-+|–|—|\.+|_+|\?+|0+|n\/?a|nil|null|none|kosong|nihil|belum( ada)?|tiada|blm( ada)?|unbekannt|unknown|unspecified|keine?|(tidak|tdk|ga|gak|nggak) (ada|punya)|0\/0\/00)$/i;

const dittoMark = /^(["“”„″〃]+|['’‘´`]{2,}|,,|-+ ?["“”„″〃'’]+ ?-+)$/;
const dittoWord = /^(ditto|idem|s\.?d\.?a\.?)$/i;

/** "The same as above", as a mark or a word. */
export const isDitto = (text: string): boolean => dittoMark.test(text) || dittoWord.test(text);

/** What people write where there is nothing to write. */
export function saysNothing(text: string): boolean {
  return text === "" || nothing.test(text);
}

/** The trimmed text of a cell without the apostrophe that keeps Excel from counting; "" where it says nothing. */
export function valueText(cell: Cell | undefined): string {
  const text = withoutMark(tidy(cellText(cell)), "numbers");
  return saysNothing(text) ? "" : text;
}

export function shortRaw(cell: Cell | undefined): string {
  if (cell?.kind === "error") return cell.text;
  return tidy(cellText(cell)).slice(0, 80);
}
