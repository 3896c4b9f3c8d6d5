/** One table of people: a sheet, or some columns of it where several tables stand side by side. */
export interface Part {
  sheet: number;
  name: string;
  /** First and last column, counted from 0; a sheet that is one table has none. */
  columns?: [number, number];
}

export const mostParts = 200;
/** More rows than any sheet has: a row's number tells its part, and rows of two parts never share one. */
const span = 10_000_000;

export function rowNumberIn(part: number, row: number): number {
  return part * span + row;
}

/** The part that a row number belongs to, and the row as its sheet counts it. */
export function placeOfRow(number: number): { part: number; row: number } {
  return { part: Math.floor(number / span), row: number % span };
}

/** How a row is named to people: its number in its sheet, and the sheet where there are several. */
export function rowInFile(number: number, parts: readonly Part[]): { row: number; sheet: string | null } {
  const { part, row } = placeOfRow(number);
  const several = new Set(parts.map(({ sheet }) => sheet)).size > 1;
  return { row, sheet: several ? (parts[part]?.name ?? null) : null };
}
