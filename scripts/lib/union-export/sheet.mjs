import { tsImport } from "tsx/esm/api";

let guard;
const formulaGuard = () => {
  guard ??= tsImport("../../../src/lib/spreadsheets/formula-guard.ts", import.meta.url);
  return guard;
};

/** Lines of JSON as CSV for a spreadsheet program, which runs nothing of it: commas, UTF-8, a heading. Lists and objects stay JSON. */
export async function sheetOf(columns, pieces) {
  const { csvLine } = await formulaGuard();
  return async function* () {
    yield `\uFEFF${csvLine(columns, ",")}`;
    for await (const lines of pieces) {
      const rows = lines.map((line) => JSON.parse(line));
      yield rows
        .map((row) =>
          csvLine(
            columns.map((column) => cellOf(row[column])),
            ",",
          ),
        )
        .join("");
    }
  };
}

function cellOf(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
