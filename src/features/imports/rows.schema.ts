import { z } from "zod";
import { askedForFile } from "@/features/exports/schema";
import { id } from "@/lib/ids";

/** The outcomes whose rows can be gone through one by one. */
export const listedOutcomes = ["matched", "new", "joined"] as const;
export type ListedOutcome = (typeof listedOutcomes)[number];

/** The lists of rows that can be taken away as a file. */
export const exportedFilters = [...listedOutcomes, "rejected", "warnings"] as const;
export type ExportedFilter = (typeof exportedFilters)[number];

export const askRowsExportInput = z.strictObject({
  ...askedForFile,
  batchId: id,
  filter: z.enum(exportedFilters),
});
export type AskRowsExport = z.output<typeof askRowsExportInput>;

/** Rows of an outcome, rejected ones, cells in doubt (`warnings`) or `repaired`, and rows that the check names together (`grouped`). */
export type RowFilter = ExportedFilter | "repaired" | "grouped";

/** A row of a file, or a cell of one. */
export type ReviewRow = {
  /** The row in all sheets together, and as its sheet counts it; `sheet` where several were read together. */
  number: number;
  row: number;
  sheet: string | null;
  /** Tells the cells of one row apart. */
  position: number;
  joinedTo: number | null;
  contactId: string | null;
  name: string | null;
  /** The field of a cell. */
  field: string | null;
  /** Codes that say why: reasons, the kind of a warning. */
  notes: string[];
  /** What a rejected row said; null when it was thrown away. */
  cells: string[] | "unreadable" | null;
  /** What the file says, and who she is here. */
  inFile: Line | null;
  here: Line | null;
};
export type Line = { name: string; bornOn: string | null; facts: string[] };

export type Cursor = Pick<ReviewRow, "number" | "position">;
/** `total` is counted on the first page. */
export type RowPage = { rows: ReviewRow[]; total: number; next: Cursor | null; previous: Cursor | null };

/** Who would be `missing` and who was (`absences`), `pairs` that came in as two, and whose values an import (`edited`) or its undo (`kept`) left alone. */
export type PeopleFilter = "missing" | "absences" | "pairs" | "edited" | "kept";

/** `notes`: the department of an absence, the columns that were changed. */
export type ListedPerson = { id: string; name: string; notes: string[]; otherId: string; otherName: string };
export type PeopleList = { people: ListedPerson[]; total: number; ended: boolean };
