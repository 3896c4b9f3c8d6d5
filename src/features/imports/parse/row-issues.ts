import { cellText } from "@/lib/spreadsheets/cell";
import type { CellReader } from "./cell-reader";
import { issueName, issuesIn } from "./issues";
import { spellingsOf } from "./row-unit";

/** Nobody has more issues than this, however long a cell is. */
const most = 50;

/** The issues that the row's cells name, by the names that the admin gave them. What nobody was asked about stays out. */
export function readIssues(reader: CellReader): string[] {
  const cells = reader.fields.all("contact.issues");
  if (cells.length === 0) return [];
  const spellings = spellingsOf(reader.mapping.groups["contact.issues"] ?? []);
  const found = new Map<string, string>();
  for (const { cell } of cells) {
    for (const issue of issuesIn(cellText(cell), (text) => spellings.has(text))) {
      const name = spellings.get(issue);
      if (name === undefined) reader.warn("issues", "not_recognised", cell);
      else if (name !== null) found.set(issueName(name), name);
    }
  }
  return [...found.values()].slice(0, most);
}
