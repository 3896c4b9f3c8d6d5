import { createFormatter, createTranslator } from "next-intl";
import { expect, it } from "vitest";
import decisions from "@/i18n/messages/en/import-decisions.json";
import steps from "@/i18n/messages/en/import-steps.json";
import imports from "@/i18n/messages/en/imports.json";
import type { ReviewRow } from "../../rows.schema";
import { cellsOf, columnsOf, type RowWords, type TableFilter, textOf } from "./row-words";

const translated = {
  locale: "en" as const,
  messages: { "import-decisions": decisions, "import-steps": steps, imports },
};
const words: RowWords = {
  decisions: createTranslator({ ...translated, namespace: "import-decisions" }),
  steps: createTranslator({ ...translated, namespace: "import-steps" }),
  imports: createTranslator({ ...translated, namespace: "imports" }),
  format: createFormatter({ locale: "en" }),
};
const row: ReviewRow = {
  ...{ number: 4, row: 4, sheet: null, position: 0, joinedTo: null, contactId: null, name: "Siti Aminah" },
  ...{ field: null, notes: [], cells: null, inFile: null, here: null },
};
const textsOf = (filter: TableFilter, some: Partial<ReviewRow>) =>
  columnsOf(filter).map((column) => textOf(column, { ...row, ...some }, words));

it("names a row with its sheet where several were read together", () => {
  expect(textsOf("new", { sheet: "Pabrik 2" })[0]).toBe("Pabrik 2: 4");
});

it("says what the file says of a row, who she is here, and why", () => {
  const inFile = { name: "Siti A.", bornOn: "1990-05-17", facts: ["K1", "Jahit"] };
  const here = { name: "Siti Aminah", bornOn: null, facts: [] };
  expect(textsOf("matched", { inFile, here, notes: ["same_phone", "nickname"] })).toEqual([
    "4",
    "Siti A. · May 17, 1990 · K1 · Jahit",
    "Siti Aminah",
    "same phone, short form of the name",
  ]);
});

it("says which cell of whom is in doubt, and of what kind", () => {
  expect(textsOf("warnings", { field: "birthDate", notes: ["not_a_date"] })).toEqual([
    "4",
    "Siti Aminah",
    "Date of birth",
    imports.warnings.not_a_date,
  ]);
});

it("shows the first cells of a rejected row, and gives out all of them", () => {
  const cells = ["", " Siti ", ..."abcdefghij"];
  expect(textsOf("rejected", { notes: ["no_name"], cells })).toEqual([
    "4",
    imports.reasons.no_name,
    "Siti · a · b · c · d · e · f · g",
  ]);
  expect(cellsOf({ ...row, cells }, words)).toEqual(cells);
});

it("says of a rejected row whose cells are gone why they are", () => {
  expect(cellsOf(row, words)).toEqual([steps.rejected.removed]);
  expect(cellsOf({ ...row, cells: "unreadable" }, words)).toEqual([steps.rejected.unreadable]);
});
