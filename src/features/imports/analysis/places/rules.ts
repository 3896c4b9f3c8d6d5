/** More different words than this are no vocabulary that anybody could look through. */
const mostDistinct = 5_000;

/** How many rows stand in each part of the file, and below each heading of a section. */
export class RowsByPlace {
  readonly rowsOfPart = new Map<string, number>();
  readonly rowsOfSection = new Map<string, number>();

  add({ part, section }: { part: string; section: string }): void {
    this.rowsOfPart.set(part, (this.rowsOfPart.get(part) ?? 0) + 1);
    if (this.rowsOfSection.has(section) || this.rowsOfSection.size < mostDistinct)
      this.rowsOfSection.set(section, (this.rowsOfSection.get(section) ?? 0) + 1);
  }

  get namedSections(): ReadonlyMap<string, number> {
    return new Map([...this.rowsOfSection].filter(([text]) => text !== ""));
  }
}
