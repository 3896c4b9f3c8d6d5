import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { getBatch, getProgress } from "@/features/imports/batch.queries";
import { checkRows } from "@/features/imports/choices.mutations";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { startUndo } from "@/features/imports/undo/undo.mutations";
import { createBatch } from "@/features/imports/upload.mutations";
import type { ImportState } from "@/generated/prisma/enums";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { saveUpload } from "@/lib/uploads";
import { place } from "./union";

const everyMs = 100;

/** Each step is waited for as the page does, by asking for the progress. */
export class Phases {
  readonly seconds: Record<string, number> = {};
  batchId = "";

  constructor(private readonly ctx: Context) {}

  async read(file: string): Promise<void> {
    this.batchId = newId();
    const body = Readable.toWeb(createReadStream(file)) as Parameters<typeof saveUpload>[0]["body"];
    const saved = await saveUpload({ id: this.batchId, body, userId: this.batchId });
    await this.until("read", "mapping", () =>
      createBatch(this.ctx, { id: this.batchId, fileName: path.basename(file), ...saved }),
    );
  }

  check(): Promise<void> {
    const choices = { fields: {}, dateOrders: {}, groups: {}, place, recordHeadcount: false };
    return this.until("check", "ready", () => checkRows(this.ctx, { batchId: this.batchId, ...choices }));
  }

  commit(): Promise<void> {
    // Some have the name and birthday of a known contact; what that replaces is accepted.
    const seen = 1_000_000_000;
    return this.until("commit", "done", () => startCommit(this.ctx, { batchId: this.batchId, seen }));
  }

  undo(): Promise<void> {
    return this.until("undo", "undone", () =>
      startUndo(this.ctx, { batchId: this.batchId, alsoWorkedWith: false }),
    );
  }

  counts() {
    return getBatch(this.ctx, this.batchId).then(({ counts }) => counts);
  }

  progress() {
    return getProgress(this.ctx, this.batchId);
  }

  private async until(name: string, wanted: ImportState, begin: () => Promise<unknown>): Promise<void> {
    const started = performance.now();
    await begin();
    for (;;) {
      const { state, doneRows, totalRows } = await this.progress();
      const seconds = (performance.now() - started) / 1_000;
      process.stdout.write(
        `\r  ${name}: ${doneRows.toLocaleString("en")} of ${totalRows.toLocaleString("en")}, ${seconds.toFixed(1)} s   `,
      );
      if (state === wanted) {
        this.seconds[name] = seconds;
        process.stdout.write("\n");
        return;
      }
      if (state === "failed")
        throw new Error(`${name} failed: ${(await getBatch(this.ctx, this.batchId)).refusal}`);
      await wait(everyMs);
    }
  }
}
