import type { Analysis } from "../../detect/analysis";
import { asksForOrder, needsDecision } from "../../mapping/decisions";
import type { Draft, useChoices } from "./use-choices";

/** Without the columns that nobody decided: the server asks about them as this page does. */
export function saidFields(analysis: Analysis, choices: ReturnType<typeof useChoices>): Draft["fields"] {
  const open = new Set(undecidedColumns(analysis, choices));
  const closed = analysis.columns.filter(({ letter }) => !open.has(letter)).map(({ index }) => String(index));
  return Object.fromEntries(Object.entries(choices.draft.fields).filter(([index]) => closed.includes(index)));
}

/** Letters of the columns with values that are neither known nor decided. */
export function undecidedColumns(
  { columns }: Analysis,
  { draft, touched }: ReturnType<typeof useChoices>,
): string[] {
  return columns
    .filter((column) => {
      const { index } = column;
      const field = draft.splits[index]?.fields[0] ?? draft.fields[index] ?? column.field;
      return !asksForOrder(column, field) && needsDecision(column, { field, touched: touched.has(index) });
    })
    .map(({ letter }) => letter);
}

/** Letters of the columns of which nobody has said whether the day or the month comes first. */
export function unansweredOrders({ columns }: Analysis, { draft }: ReturnType<typeof useChoices>): string[] {
  return columns
    .filter((column) => asksForOrder(column, draft.fields[column.index] ?? column.field))
    .filter(({ index, filled }) => filled > 0 && draft.dateOrders[index] === undefined)
    .map(({ letter }) => letter);
}
