import type { InputJsonObject } from "@prisma/client/runtime/client";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { FileInfo, Row } from "@/lib/spreadsheets/cell";
import { codedFields, fieldKeys, groupedFields } from "../columns/fields";
import { memberRules, purposes } from "../columns/purpose";
import { splitMarks } from "../columns/split";
import type { AnalysedColumn } from "../detect/analysed-column";
import type { Analysis } from "../detect/analysis";
import type { TopRow } from "../detect/sheets";
import type { MappedColumn } from "../parse/import-mapping";
import type { ValueGroup } from "../parse/spelling-groups";
import { placeChoice } from "./choices.schema";
import type { Decisions, FileAnalysis } from "./decisions";

/** A value that is kept as JSON with the number of its version. */
export type Stored<T> = { write: (value: T) => InputJsonObject; read: (json: unknown) => T };

/** `version` goes up whenever what is written changes its shape; what has another number is refused, never guessed at. */
export function storedAs<T extends object>(version: number, schema: z.ZodType<T>): Stored<T> {
  const versioned = z.looseObject({ version: z.literal(version) });
  return {
    write: (value) => JSON.parse(JSON.stringify({ ...value, version })),
    read: (json) => {
      const parsed = versioned.safeParse(json).success ? schema.safeParse(json) : null;
      if (!parsed?.success) throw new AppError("INVALID", { import: "other_version" });
      return parsed.data;
    },
  };
}

/** The same where the column may be empty. */
export const readIf = <T>({ read }: Stored<T>, json: unknown): T | null =>
  json === null ? null : read(json);

const count = z.int().min(0);
const field = z.enum(fieldKeys);
const split = z.object({ mark: z.enum(splitMarks), fields: z.array(field) });
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Of one version, and by the thousand or of many shapes: not looked through one by one. */
const listOf = <T>() => z.custom<T[]>(Array.isArray);
const objectOf = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

const mappedColumn = z.object({
  index: count,
  field,
  facts: objectOf<MappedColumn["facts"]>(),
  split: split.optional(),
});

const analysedColumn = mappedColumn.extend({
  letter: z.string(),
  heading: z.string(),
  hidden: z.boolean(),
  origin: z.enum(["sheet", "section"]).optional(),
  confidence: z.number(),
  why: objectOf<AnalysedColumn["why"]>(),
  alternatives: z.array(field),
  samples: z.array(z.string()),
  dateSamples: z.array(z.string()).optional(),
  filled: count,
  empty: count,
  distinct: count,
});

const groups = z.partialRecord(z.enum(groupedFields), listOf<ValueGroup>());

const analysis = z.object({
  headerRows: z.array(count),
  firstDataRow: count.nullable(),
  lastDataRow: count.nullable(),
  columns: z.array(analysedColumn),
  leftOut: listOf<Analysis["leftOut"][number]>(),
  dataRows: count,
  hiddenRows: count,
  preset: z.custom<Analysis["preset"]>((value) => value === null || typeof value === "string"),
  purpose: z.enum(purposes),
  purposeWhy: objectOf<Analysis["purposeWhy"]>(),
  columnCount: count.nullable(),
  groups,
  words: objectOf<NonNullable<Analysis["words"]>>().optional(),
  values: objectOf<NonNullable<Analysis["values"]>>().optional(),
  issueValues: objectOf<NonNullable<Analysis["issueValues"]>>().optional(),
  issueNames: z.array(z.string()).optional(),
  parts: listOf<Analysis["parts"][number]>(),
  blocks: z.array(z.tuple([count, count])).nullable(),
  asked: objectOf<NonNullable<Analysis["asked"]>>().nullable(),
  context: objectOf<NonNullable<Analysis["context"]>>().nullable(),
  issues: z.array(z.object({ code: z.custom<Analysis["issues"][number]["code"]>(), params })),
}) satisfies z.ZodType<Analysis>;

/** `import_batch.reading` */
export const storedAnalysis = storedAs<FileAnalysis>(
  1,
  z.object({
    file: objectOf<FileInfo>(),
    sheets: z.array(count),
    alike: z.array(count),
    named: z.array(count).optional(),
    analysis,
    rows: listOf<Row>(),
    top: listOf<TopRow>().optional(),
    asked: objectOf<NonNullable<FileAnalysis["asked"]>>().optional(),
  }),
);

export const decisionsSchema = z.object({
  mapping: z.object({
    columns: z.array(mappedColumn),
    columnCount: count.nullable(),
    groups,
    words: z.partialRecord(z.enum(codedFields), z.record(z.string(), z.string())).optional(),
    leaveOutHidden: z.boolean().optional(),
    members: z.enum(memberRules).optional(),
  }),
  purpose: z.enum(purposes),
  place: placeChoice.nullable(),
  recordHeadcount: z.boolean(),
  templateId: z.string().nullable().optional(),
}) satisfies z.ZodType<Decisions>;

/** `import_batch.mapping` */
export const storedDecisions = storedAs<Decisions>(1, decisionsSchema);

const pairs = z.array(z.array(count));

const checkCounts = z.object({
  rows: count,
  rejected: count,
  people: count,
  /** Rows that are one certain person with an earlier row. */
  joined: count,
  created: count,
  known: count,
  members: count,
  /** Pairs that a person should decide; they come in as two. */
  probable: count,
  lookAlikes: count,
  /** People in groups so large that not each of them was compared with each. */
  crowded: count.optional(),
  sharedPhones: count,
  /** The first of those who look alike and of those who share a telephone, by the rows that are staged. */
  firstAlike: pairs.optional(),
  firstShared: pairs.optional(),
  warnings: count,
  warningsByKind: z.record(z.string(), count),
  /** After the commit and after an undo. */
  changed: count.optional(),
  unchanged: count.optional(),
  /** Rows that wait for an answer, and people whom the file no longer names. */
  held: count.optional(),
  left: count.optional(),
  undone: count.optional(),
  kept: count.optional(),
  restored: count.optional(),
  reopened: count.optional(),
});

/** What a batch would do, shown before anything is written, and what it did. */
export type CheckCounts = z.output<typeof checkCounts>;

/** `import_batch.counts` */
export const storedCounts = storedAs<CheckCounts>(1, checkCounts);
