import { once } from "node:events";
import { text } from "node:stream/consumers";
import { Analyser } from "../analysis/rules";
import type { Row } from "../files/cells/rules";
import { FileRefusal } from "../files/refusals/rules";
import { inspectFile } from "../files/rules";
import { type Part, readParts } from "../sheets/parts/rules";
import { partsOf, planSheets } from "../sheets/rules";
import { checkFile } from "../stagings/checks/rules";
import type { ReaderMessage, ReaderTask } from "./rules";

const rowsPerLine = 100;

await main(JSON.parse(await text(process.stdin)) as ReaderTask);

async function main(task: ReaderTask): Promise<void> {
  try {
    if (task.task === "inspect") await print({ file: await inspectFile(task.path) });
    else if (task.task === "rows") await printRows(task.path, task.parts);
    else if (task.task === "check") for await (const message of checkFile(task)) await print(message);
    else await printAnalysis(task);
    await print({ end: true });
  } catch (error) {
    const refusal = error instanceof FileRefusal ? error : unexpected(error);
    await print({ refusal: refusal.code, params: refusal.params });
  }
}

async function printRows(path: string, parts: readonly Part[]): Promise<void> {
  let batch: Row[] = [];
  for await (const row of readParts(path, parts)) {
    batch.push(row);
    if (batch.length < rowsPerLine) continue;
    await print({ rows: batch });
    batch = [];
  }
  if (batch.length > 0) await print({ rows: batch });
}

async function printAnalysis(task: Extract<ReaderTask, { task: "analyse" }>): Promise<void> {
  const file = await inspectFile(task.path);
  await print({ file });
  const chosen = task.sheets?.[0];
  const { sheet, alike, blocks } = await planSheets(task.path, file, task.options, chosen);
  const parts = partsOf(file, task.sheets ?? [sheet], blocks);
  const hiddenColumns = blocks ? [] : (file.sheets[sheet]?.hiddenColumns ?? []);
  const analyser = new Analyser({ ...task.options, hiddenColumns, parts });
  for await (const row of readParts(task.path, parts)) analyser.push(row);
  await print({ analysis: analyser.finish(), sheet, alike });
}

async function print(message: ReaderMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, "drain");
}

/** Nothing of the file's content leaves by an error text. */
function unexpected(error: unknown): FileRefusal {
  const place = error instanceof Error ? (error.stack?.split("\n")[1]?.trim() ?? error.name) : "unknown";
  return new FileRefusal("reader_failed", { detail: place.slice(0, 200) });
}
