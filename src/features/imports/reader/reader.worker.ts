import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ChildFailure, readChildLines } from "@/lib/child-reader";
import type { FileInfo } from "@/lib/spreadsheets/cell";
import { FileRefusal, type RefusalCode } from "@/lib/spreadsheets/refusal";
import type { AnalyseOptions } from "../detect/analyse";
import type { Analysis } from "../detect/analysis";
import type { AnalysedSheets } from "../detect/sheets";
import type { ImportMapping } from "../parse/import-mapping";
import type { InterpretOptions } from "../parse/parsed-person";
import type { CheckedPiece, FileCounts, RowPair } from "./join-rows";

/** What the reader program prints, one JSON value a line. */
export type ReaderMessage =
  | { file: FileInfo }
  | AnalysedSheets
  | CheckMessage
  | { refusal: RefusalCode; params: Record<string, string | number> }
  | { end: true };

/** What a check says: how many rows are compared, then the rows themselves in pieces, at the end the counts. */
export type CheckMessage =
  | { compared: number }
  | { piece: CheckedPiece; done: number }
  | { pairs: RowPair[] }
  | { counts: FileCounts };

export type CheckTask = {
  /** What is read, and how: which parts, which of their rows, what those have in common. */
  analysis: Pick<Analysis, "parts" | "leftOut" | "context" | "asked">;
  mapping: ImportMapping;
  options: InterpretOptions;
};

export type ReaderTask = { path: string } & (
  | { task: "analyse"; sheets?: readonly number[]; options: AnalyseOptions }
  | ({ task: "check" } & CheckTask)
);

export type AnalysedFile = AnalysedSheets & { file: FileInfo };

const least = { seconds: 60, megabytes: 512 };
/** A million rows are read in 25 seconds of a processor's time and checked in 300, with a heap of less than a gigabyte. */
const most = { seconds: 1_800, megabytes: 1_024 };
/** Reading takes longer the larger the file is; checking compares people with each other, so it grows with the rows. */
const perMegabyte = { seconds: 5 };
const perRow = { seconds: 0.004, megabytes: 0.0015 };

type Allowed = typeof least;
const capped = ({ seconds, megabytes }: Allowed): Allowed => ({
  seconds: Math.min(seconds, most.seconds),
  megabytes: Math.min(Math.ceil(megabytes), most.megabytes),
});

/**
 * Reads the whole file once and says what is in it; chooses the sheet with the people when none is named, several are read
 * together. Like every check in a process of its own, and every refusal is a FileRefusal.
 */
export async function analyseInProcess(
  path: string,
  options: AnalyseOptions & { sheets?: readonly number[] },
): Promise<AnalysedFile> {
  const { sheets, ...rest } = options;
  const megabytes = (await stat(path)).size / 1_000_000;
  const allowed = capped({ ...least, seconds: least.seconds + megabytes * perMegabyte.seconds });
  let file: FileInfo | null = null;
  const task = { task: "analyse" as const, path, options: rest, ...(sheets && { sheets }) };
  for await (const message of messages(task, allowed)) {
    if ("file" in message) file = message.file;
    if ("analysis" in message && file) return { file, ...message };
  }
  throw new FileRefusal("reader_failed");
}

/** Every row of a sheet as the person it is, rows of one person together; `rows` is about how many there are. */
export async function* checkInProcess(
  path: string,
  { rows, ...task }: CheckTask & { rows: number },
): AsyncGenerator<CheckMessage> {
  const allowed = capped({
    seconds: least.seconds + rows * perRow.seconds,
    megabytes: least.megabytes + rows * perRow.megabytes,
  });
  for await (const message of messages({ task: "check", path, ...task }, allowed))
    if ("compared" in message || "piece" in message || "pairs" in message || "counts" in message)
      yield message;
}

async function* messages(task: ReaderTask, allowed: Allowed): AsyncGenerator<ReaderMessage> {
  const program = join(
    /* turbopackIgnore: true */ process.cwd(),
    "src/features/imports/reader/program.worker.ts",
  );
  const given = await stampOf(task.path);
  let ended = false;
  try {
    const input = JSON.stringify(task);
    for await (const line of readChildLines(program, { ...allowed, input, reads: [task.path] })) {
      const message = JSON.parse(line) as ReaderMessage;
      if ("refusal" in message) throw new FileRefusal(message.refusal, message.params);
      if ("end" in message) ended = true;
      yield message;
    }
  } catch (error) {
    throw asRefusal(error, allowed.seconds);
  }
  if ((await stampOf(task.path)) !== given) throw new FileRefusal("damaged");
  // A reader that stops without saying so has not read everything.
  if (!ended) throw new FileRefusal("reader_failed");
}

/** Another one when the file was written to meanwhile. */
async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return [size, mtimeMs, ino].join(" ");
}

function asRefusal(error: unknown, seconds: number): unknown {
  if (!(error instanceof ChildFailure)) return error;
  if (error.reason === "timeout") return new FileRefusal("took_too_long", { seconds });
  return error.reason === "memory"
    ? new FileRefusal("too_much_memory")
    : new FileRefusal("reader_failed", { detail: error.message.slice(0, 500) });
}
