import { datedFields } from "../columns/fields";
import { fieldsOfColumns } from "../columns/split";
import { type AnalysedColumn, columnLetter } from "./analysed-column";
import type { Analysis, AnalysisIssue } from "./analysis";
import type { BlockColumns } from "./block-columns";

/** What the admin should know before deciding; codes under messages `imports.issues.<code>`. */
export function issuesOf(analysis: Analysis, filledOnce: BlockColumns): Analysis["issues"] {
  const { columns } = analysis;
  const has = new Set(fieldsOfColumns(columns));
  const isFilledOnce = (column: AnalysedColumn) => column.origin === undefined && filledOnce.has(column);
  const undecided = columns.filter(({ confidence, filled }) => confidence < 0.6 && filled > 0).length;
  const named = has.has("contact.name") || has.has("contact.firstName") || has.has("contact.lastName");
  const letters = (wanted: (column: AnalysedColumn) => boolean) =>
    columns
      .filter(wanted)
      .map(({ letter }) => letter)
      .join(", ");
  const blocks = analysis.parts.flatMap(({ columns: cut }) =>
    cut ? [`${columnLetter(cut[0])}–${columnLetter(cut[1])}`] : [],
  );
  const found: [boolean, AnalysisIssue, Record<string, string | number>][] = [
    [analysis.headerRows.length === 0, "no_header", {}],
    [!named, "no_name_column", {}],
    [analysis.dataRows === 0, "no_rows", {}],
    [columns.some(({ hidden }) => hidden), "hidden_columns", { columns: letters(({ hidden }) => hidden) }],
    [analysis.hiddenRows > 0, "hidden_rows", { count: analysis.hiddenRows }],
    [columns.some(isAmbiguous), "ambiguous_dates", { columns: letters(isAmbiguous) }],
    [
      columns.some(({ why }) => why.code === "repeated_heading"),
      "repeated_headings",
      { columns: letters(({ why }) => why.code === "repeated_heading") },
    ],
    [
      blocks.length > 1,
      "side_by_side",
      { columns: [...new Set(blocks)].join(", "), count: new Set(blocks).size },
    ],
    [columns.some(isFilledOnce), "filled_once", { columns: letters(isFilledOnce) }],
    [undecided > 0, "columns_to_decide", { count: undecided }],
  ];
  return found.filter(([applies]) => applies).map(([, code, params]) => ({ code, params }));
}

function isAmbiguous({ field, facts }: AnalysedColumn): boolean {
  return facts.dateOrderAmbiguous === true && !facts.dateOrderClear && datedFields.has(field);
}
