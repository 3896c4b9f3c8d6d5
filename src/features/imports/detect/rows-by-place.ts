import type { TakenRow } from "./buffered-rows";
import type { FoundSection } from "./row-classifier";

/** More different words than this are no vocabulary that anybody could look through. */
const mostDistinct = 5_000;

/** How many rows stand in each part of the file, and below each heading of a section. */
export class RowsByPlace {
  readonly rowsOfPart = new Map<string, number>();
  readonly rowsOfSection = new Map<string, number>();

  private readonly rowsOfOpening = new Map<number, { section: string; rows: number }>();

  add({ part, section, openingRow }: TakenRow): void {
    this.rowsOfPart.set(part, (this.rowsOfPart.get(part) ?? 0) + 1);
    this.addSection(section, 1);
    if (openingRow === null) return;
    const rows = (this.rowsOfOpening.get(openingRow)?.rows ?? 0) + 1;
    this.rowsOfOpening.set(openingRow, { section, rows });
  }

  /** The rows below a title are those of a section after all. */
  open({ row, text }: FoundSection): void {
    const opening = this.rowsOfOpening.get(row);
    if (!opening) return;
    this.addSection(opening.section, -opening.rows);
    this.addSection(text, opening.rows);
  }

  get namedSections(): ReadonlyMap<string, number> {
    return new Map([...this.rowsOfSection].filter(([text, rows]) => text !== "" && rows > 0));
  }

  private addSection(section: string, rows: number): void {
    if (this.rowsOfSection.has(section) || this.rowsOfSection.size < mostDistinct)
      this.rowsOfSection.set(section, (this.rowsOfSection.get(section) ?? 0) + rows);
  }
}
