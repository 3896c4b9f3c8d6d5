import { once } from "node:events";
import { createReadStream } from "node:fs";
import { text } from "node:stream/consumers";
import { inspectFile } from "@/lib/spreadsheets/read";
import { FileRefusal } from "@/lib/spreadsheets/refusal";
import { storableJson } from "@/lib/storable";
import type { ReaderMessage, ReaderTask } from "./reader.worker";

void text(createReadStream("", { fd: 3 })).then((task) => main(JSON.parse(task) as ReaderTask));

async function main(task: ReaderTask): Promise<void> {
  try {
    for await (const message of messagesOf(task)) await print(message);
    await print({ end: true });
  } catch (error) {
    const refusal = error instanceof FileRefusal ? error : unexpected(error);
    await print({ refusal: refusal.code, params: refusal.params });
  }
}

/** What a task needs is loaded when it comes to it: most of the files that are refused are refused before. */
async function* messagesOf(task: ReaderTask): AsyncGenerator<ReaderMessage> {
  if (task.task === "check") {
    const { checkFile } = await import("./check-rows");
    yield* checkFile(task);
    return;
  }
  const file = await inspectFile(task.path, task.options.asked);
  yield { file };
  const { analyseFile } = await import("../detect/sheets");
  yield await analyseFile(file, task);
}

async function print(message: ReaderMessage): Promise<void> {
  if (!process.stdout.write(`${storableJson(message)}\n`)) await once(process.stdout, "drain");
}

/** Nothing of the file's content leaves by an error text. */
function unexpected(error: unknown): FileRefusal {
  const place = error instanceof Error ? (error.stack?.split("\n")[1]?.trim() ?? error.name) : "unknown";
  return new FileRefusal("reader_failed", { detail: place.slice(0, 200) });
}
