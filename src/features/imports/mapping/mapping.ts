import type { Row } from "@/lib/spreadsheets/cell";
import { type AnalyseOptions, Analyser, type Analysis } from "../detect/analyse";
import { interpretRow as interpret } from "../parse/row";
import type { ImportMapping } from "../parse/row-fields";

export type { AnalyseOptions, Analysis } from "../detect/analyse";
export type { AnalysedColumn, MappedColumn } from "../detect/match-columns";
export type {
  ParsedPerson,
  Rejection,
} from "../parse/parsed-person";
export type { ImportMapping } from "../parse/row-fields";
export type { ValueGroup } from "../parse/spelling-groups";

/** For rows that are in memory already; streams use `Analyser`. */
export function analyse(rows: Iterable<Row>, options: AnalyseOptions): Analysis {
  const analyser = new Analyser(options);
  for (const row of rows) analyser.push(row);
  return analyser.finish();
}

/** One row as a person, with what could not be trusted in it; or why it must not come in. */
export const interpretRow = interpret;

/** What the analysis proposes, ready to be edited and then to interpret rows with. */
export function mappingOf(analysis: Analysis): ImportMapping {
  const columns = analysis.columns.map(({ index, field, facts, split }) => ({ index, field, facts, split }));
  return { columns, columnCount: analysis.columnCount, groups: analysis.groups };
}

/** True for rows that are titles, totals, blanks, footers … and are not to be interpreted. */
export function isLeftOut({ leftOut }: Pick<Analysis, "leftOut">, rowNumber: number): boolean {
  let low = 0;
  let high = leftOut.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = leftOut[middle];
    if (!entry) return false;
    if (rowNumber < entry.from) high = middle - 1;
    else if (rowNumber > entry.to) low = middle + 1;
    else return true;
  }
  return false;
}
