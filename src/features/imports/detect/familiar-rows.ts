import { cellText, filledIn, type Row, tidy } from "@/lib/spreadsheets/cell";
import { headsOf } from "./recap-rows";

/** So many rows and different words tell what stands in a column, and so many rows stand below a table. */
const most = { rows: 3_000, words: 300, below: 1_000 };

/** Of the last rows, those with a name and a word that others have in the same column: a person of a known department. */
export class FamiliarRows {
  private readonly words = new Map<number, Map<string, number>>();
  private readonly last = new Map<number, [number, string][]>();
  private seen = 0;

  constructor(
    private readonly width: number,
    private readonly nameColumn: number,
  ) {}

  add(row: Row): void {
    const filled = filledIn(row);
    const isSparse = filled.length <= Math.max(2, this.width * 0.3);
    const isCounted = this.seen < most.rows;
    this.seen += 1;
    if (!isSparse) this.last.clear();
    if (!isSparse && !isCounted) return;
    const words = this.wordsOf(row, filled);
    if (isCounted) for (const [index, text] of words) this.count(index, text);
    if (isSparse && filled.includes(this.nameColumn) && this.last.size < most.below)
      this.last.set(row.number, words);
  }

  isPerson(number: number): boolean {
    const words = this.last.get(number) ?? [];
    return words.some(([index, text]) => (this.words.get(index)?.get(text) ?? 0) > 1);
  }

  /** Another row has the word in this column. */
  knows(index: number, text: string): boolean {
    return this.words.get(index)?.has(text.toLowerCase()) ?? false;
  }

  private wordsOf({ cells }: Row, filled: readonly number[]): [number, string][] {
    return (
      filled
        .filter((index) => index !== this.nameColumn)
        .map((index): [number, string] => [index, tidy(cellText(cells[index])).toLowerCase().slice(0, 80)])
        // "2 orang" is known of nobody, however often it stands there.
        .filter(([, text]) => /\p{L}{2}/u.test(text) && headsOf(text) === null)
    );
  }

  private count(index: number, text: string): void {
    const words = this.words.get(index) ?? new Map<string, number>();
    this.words.set(index, words);
    if (words.has(text) || words.size < most.words) words.set(text, (words.get(text) ?? 0) + 1);
  }
}
