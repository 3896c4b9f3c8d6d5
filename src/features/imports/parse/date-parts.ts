import { type Cell, cellText, emptyCell, isBlank, tidy } from "@/lib/spreadsheets/cell";

/** What one of three columns side by side says of the same day. */
export type DatePart = "day" | "month" | "year";

const monthNames = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

/** One date out of its three cells, written so that nobody asks for the order; what is no date reads as it stands. */
export function dateCell(cells: readonly Cell[], parts: readonly DatePart[]): Cell {
  const wrong = cells.find(({ kind }) => kind === "error");
  if (wrong || cells.every(isBlank)) return wrong ?? emptyCell;
  const text = (part: DatePart) => tidy(cellText(cells[parts.indexOf(part)] ?? emptyCell));
  const [day, month, year] = [text("day"), text("month"), text("year")];
  if (/^\d+ \d+ \d{4}$/.test(`${day} ${month} ${year}`))
    return { kind: "text", text: `${year}-${month}-${day}` };
  const named = monthNames[Number(month) - 1] ?? month;
  return { kind: "text", text: [day, named, year].filter(Boolean).join(" ") };
}
