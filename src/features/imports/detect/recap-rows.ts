import { cellText, filledIn, type Row, textsIn, tidy } from "@/lib/spreadsheets/cell";

const sexes = /^(l|p|lk|pr|laki[ -]?laki|pria|wanita|perempuan|male|female)$/i;
// Of the words for contracts, those that no name begins with.
const contracts =
  /^(pkwtt?|sku|bhl|khl|phl|thl|(tidak )?tetap|permanent?|kontrak|contract|harian( lepas)?|borongan|magang|honorer|musiman|(masa )?percobaan|outsourc(e|ing)|alih daya)$/i;
const turnout =
  /^(hadir|tidak hadir|i[zj]in|sakit|alpa|cuti|((non|bukan|belum)[ -]?)?anggota|(non[ -]?)?members?)$/i;
const people = /^(karyawan|pekerja|buruh|pegawai|anggota|staff?|tenaga kerja)\s+(?=\S)/i;
const title = /^(rekap(itulasi)?|ringkasan|recap(itulation)?|summary)\b/i;
const heads = /^[(:=\s]*(\d{1,5})\s*(orang|org|pax|people|pekerja|karyawan)?[)\s]*$/i;
/** "12", "(12)", ": 12 orang": so many people; null for every other text. */
export function headsOf(text: string): number | null {
  const found = heads.exec(text);
  return found ? Number(found[1]) : null;
}
const idle = /^([:=]|orang|org)$/i;
/** A label and a few numbers. */
const longest = { label: 60, cells: 8 };
/** A block has few rows; beyond so many heads there have to be as many people in the list. */
const most = { rows: 200, heads: 999 };

/** So many of those whom the label names. */
export interface Recap {
  at: number;
  label: string;
  heads: number;
  /** A sex, a kind of contract, who came: no name of anybody. */
  namesNobody: boolean;
}

/** Null: more stands in the row than what is counted and how many they are. */
export function recapOf(row: Row): Recap | null {
  if (filledIn(row).length > longest.cells) return null;
  const filled = filledIn(row)
    .map((at) => ({ at, text: tidy(cellText(row.cells[at])) }))
    .filter(({ text }) => text !== "" && !idle.test(text));
  const [label, ...counts] = /^\d{1,2}\s*[.)]?$/.test(filled[0]?.text ?? "") ? filled.slice(1) : filled;
  const [first] = counts;
  if (!label || !first || label.text.length > longest.label || !/\p{L}/u.test(label.text)) return null;
  if (counts.some(({ text }) => headsOf(text) === null)) return null;
  return {
    ...{ at: label.at, label: label.text },
    heads: headsOf(first.text) ?? 0,
    namesNobody: namesNobody(label.text.replace(/\s*[:=]$/, "")),
  };
}

export const opensRecap = (text: string): boolean => title.test(text);

function namesNobody(label: string): boolean {
  const whom = label.replace(people, "");
  return sexes.test(whom) || turnout.test(label) || contracts.test(whom);
}

/** "No | Bagian | Jumlah" above what is counted. */
function headsRecap(row: Row): boolean {
  const texts = textsIn(row);
  return texts.length > 1 && texts.every((text) => !/\d/.test(text)) && texts.slice(1).some(countsAll);
}

const countsAll = (text: string): boolean => /^(jumlah|jml|total|orang)\b/i.test(text);

type Counted = { number: number; heads: number };

/** Rows below a gap that add up to the total under them: how many work where, and no people. */
export class RecapRows {
  private block: Counted[] | null = null;
  private readonly found = new Map<number, { sum: number; most: number }>();
  private lastRow = 0;

  /** `opens`: a gap, or a title of its own; `isTotal`: the row says that it is a sum. */
  add(row: Row, { opens, isTotal }: { opens: boolean; isTotal: boolean }): void {
    const isBelowGap = opens || isTotal || row.number !== this.lastRow + 1;
    this.lastRow = row.number;
    if (isTotal) this.close(recapOf(row)?.heads);
    if (isBelowGap) this.block = [];
    if (!opens && !isTotal) this.goOn(row);
  }

  private goOn(row: Row): void {
    const recap = recapOf(row);
    const isCounted = recap !== null || (this.block?.length === 0 && headsRecap(row));
    if (isCounted && this.block && this.block.length < most.rows)
      this.block.push({ number: row.number, heads: recap?.heads ?? 0 });
    else this.block = null;
  }

  /** `people`: how many rows the list has. Amounts of money add up to more. */
  isRecap(number: number, people: number): boolean {
    const block = this.found.get(number);
    return block !== undefined && (block.most <= most.heads || block.sum <= people);
  }

  private close(total: number | undefined): void {
    const block = this.block ?? [];
    const sum = block.reduce((all, { heads: own }) => all + own, 0);
    if (block.length < 2 || sum !== total) return;
    const highest = Math.max(...block.map(({ heads: own }) => own));
    for (const { number } of block) this.found.set(number, { sum, most: highest });
  }
}
