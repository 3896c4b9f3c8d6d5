import { cellText, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";

const total =
  /^(sub[ -]?total|grand total|jumlah|total|jml|count(?=\s*[:=]|$)|summe|gesamt(summe)?|zwischensumme)\b/i;
const part = /sub|zwischen|\b(hal|halaman|page|seite|dept|bagian|departemen|lembar)\b/i;

/** A row that says where names stand, or left of them, that it is a sum. */
export function totalKind(row: Row, nameColumn: number): "total" | "subtotal" | null {
  const until = Math.max(nameColumn, 1);
  const texts = row.cells.slice(0, until + 1).filter((cell) => !isBlank(cell));
  const sum = texts.find((cell) => cell.kind === "text" && total.test(tidy(cell.text)));
  if (!sum || texts.length > 2) return null;
  return part.test(cellText(sum)) ? "subtotal" : "total";
}
