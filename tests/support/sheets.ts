import { analyse } from "@/features/imports/detect/analyse";
import { isLeftOut, mappingOf } from "@/features/imports/detect/analysis";
import { inContext } from "@/features/imports/detect/row-context";
import { analyseFile } from "@/features/imports/detect/sheets";
import type { ParsedPerson, Rejection } from "@/features/imports/parse/parsed-person";
import { interpretRow } from "@/features/imports/parse/row";
import { type Part, rowNumberIn } from "@/features/imports/row-number";
import { type Cell, emptyCell, type Row } from "@/lib/spreadsheets/cell";
import { inspectFile } from "@/lib/spreadsheets/read";
import { FileRefusal } from "@/lib/spreadsheets/refusal";
import { effortOf } from "./effort";
import { fileOf } from "./workbooks";

const options = { defaultCountry: "ID", today: "2026-11-23" };

/** A sheet from lines of cells parted by bars; an empty line is a row that is not there. */
export function rowsOfText(text: string): Row[] {
  return text
    .trim()
    .split("\n")
    .map((line, index) => ({ number: index + 1, cells: line.split("|").map(cell) }))
    .filter(({ cells }) => cells.some(({ kind }) => kind !== "empty"));
}

function cell(written: string): Cell {
  const text = written.trim();
  if (text === "") return emptyCell;
  return /^[1-9]\d{0,9}$/.test(text)
    ? { kind: "number", number: Number(text), text }
    : { kind: "text", text };
}

/** Reads sheets as the import does: side-by-side tables and several sheets one after the other, with what their rows have in common. */
export function understand(
  sheets: string | Record<string, string>,
  more: { fileName?: string; headerRow?: number; defaultCountry?: string; issues?: readonly string[] } = {},
) {
  const named = typeof sheets === "string" ? { Sheet1: sheets } : sheets;
  const texts = Object.entries(named).map(([name, text]) => ({ name, rows: rowsOfText(text) }));
  const { blocks } = analyse(texts[0]?.rows ?? [], { ...options, ...more });
  const parts: Part[] = texts.flatMap(({ name }, sheet) =>
    blocks ? blocks.map((columns): Part => ({ sheet, name, columns })) : [{ sheet, name }],
  );
  const rows = parts.flatMap(({ sheet, columns }, at) => cut(texts[sheet]?.rows ?? [], at, columns));
  const analysis = analyse(rows, { ...options, ...more, parts });
  const withContext = inContext(analysis);
  const results = rows
    .filter(({ number }) => !isLeftOut(analysis, number))
    .map((row) => interpretRow(withContext(row), mappingOf(analysis), { ...options, ...more }));
  const people = results.filter((result): result is ParsedPerson => result.kind === "person");
  const rejected = results.filter((result): result is Rejection => result.kind === "rejected");
  return { analysis, people, rejected, fields: analysis.columns.map(({ field }) => field) };
}

function cut(rows: readonly Row[], part: number, columns?: [number, number]): Row[] {
  return rows
    .map((row) => ({
      number: rowNumberIn(part, row.number),
      cells: columns ? row.cells.slice(columns[0], columns[1] + 1) : row.cells,
    }))
    .filter(({ cells }) => cells.some(({ kind }) => kind !== "empty"));
}

// Two seconds where the yardstick takes 0.13.
const mostEffort = 15;

/** What the reader answers to a file that was made to hurt; that it kept the processor busy for too long is an answer too. */
export async function answerTo(bytes: Buffer | string): Promise<string> {
  const path = fileOf(bytes);
  const { answer, effort } = await effortOf(() => answered(path));
  return effort < mostEffort ? answer : `${answer} after ${effort.toFixed(1)} times the yardstick`;
}

async function answered(path: string): Promise<string> {
  try {
    const { analysis, examples } = await analyseFile(await inspectFile(path), { path, options });
    for (const row of examples) interpretRow(row, mappingOf(analysis), options);
    return analysis.dataRows === 0
      ? analysis.issues.map(({ code }) => code).join()
      : `${analysis.dataRows} rows`;
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}
