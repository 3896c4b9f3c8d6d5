import { isLeftOut } from "@/features/imports/detect/analysis";
import { DittoMarks } from "@/features/imports/detect/ditto-marks";
import { inContext } from "@/features/imports/detect/row-context";
import { analyseFile, readParts } from "@/features/imports/detect/sheets";
import { decide } from "@/features/imports/mapping/decisions";
import type { ParsedPerson, Rejection } from "@/features/imports/parse/parsed-person";
import { interpretRow } from "@/features/imports/parse/row";
import { inspectFile } from "@/lib/spreadsheets/read";
import { fileOf } from "./workbooks";

const today = "2026-11-23";
const nothingSaid = { fields: {}, dateOrders: {}, groups: {}, place: null, recordHeadcount: false };

type More = { country?: string; fileName?: string };

/** A file through the whole reading, as the reader process does it, decided as the reader proposes. */
export async function readRoster(
  bytes: Buffer | string,
  { country = "ID", fileName = "daftar.xlsx" }: More = {},
) {
  const path = fileOf(bytes);
  const options = { defaultCountry: country, today, fileName };
  const file = await inspectFile(path);
  const { analysis, examples, alike } = await analyseFile(file, { path, options });
  const reading = { file, sheets: [], alike, analysis, rows: examples };
  const { mapping, purpose } = decide(reading, nothingSaid);
  const withContext = inContext(analysis);
  const marks = new DittoMarks(mapping.columns);
  const results: (ParsedPerson | Rejection)[] = [];
  for await (const row of readParts(path, analysis))
    if (!isLeftOut(analysis, row.number))
      results.push(interpretRow(withContext(marks.fill(row)), mapping, options));
  const filled = analysis.columns.filter((column) => column.filled > 0);
  return {
    file,
    analysis,
    purpose,
    mapping,
    people: results.filter((result): result is ParsedPerson => result.kind === "person"),
    rejected: results.filter((result): result is Rejection => result.kind === "rejected"),
    /** What each heading was taken for. */
    fields: Object.fromEntries(
      filled.map(({ heading, letter, origin, field, split }) => [
        heading || origin || letter,
        split ? split.fields.join(" + ") : field,
      ]),
    ),
    /** The headings that a person is asked about. */
    asked: filled
      .filter(
        ({ confidence, facts }) => confidence < 0.6 || (facts.dateOrderAmbiguous && !facts.dateOrderClear),
      )
      .map(({ heading, letter, origin }) => heading || origin || letter),
    warnings: results.flatMap((result) =>
      result.kind === "person"
        ? result.warnings.map(({ field, kind }) => `${result.name}: ${field} ${kind}`)
        : [],
    ),
  };
}
