import { type Attributes, repeatOf } from "./cell";

export const longestCell = 65_536;

/** The paragraphs of a cell, one character more than it may hold at the most: enough to know that it is too long. */
export class CellText {
  private readonly parts: string[] = [];
  private length = 0;
  private paragraphs = 0;

  open(name: string, attributes: Attributes): void {
    if (name === "p") this.openParagraph();
    else if (name === "s") this.add(" ".repeat(Math.min(repeatOf(attributes, "c"), 100)));
    else if (name === "line-break") this.add("\n");
    else if (name === "tab") this.add("\t");
  }

  add(text: string): void {
    if (this.paragraphs === 0 || this.length > longestCell) return;
    const kept = text.slice(0, longestCell + 1 - this.length);
    this.parts.push(kept);
    this.length += kept.length;
  }

  take(): string {
    return this.parts.join("");
  }

  private openParagraph(): void {
    this.paragraphs += 1;
    if (this.paragraphs > 1) this.add("\n");
  }
}
