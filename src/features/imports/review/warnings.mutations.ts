import "server-only";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { auditBatch } from "../batch.mutations";
import { getBatch } from "../batch.queries";
import { imports } from "../policy";
import { listWarnings } from "./warnings.queries";

const mostCells = 1_000_000;

/** The doubtful cells as a file, to be looked up in the union's own. Names leave the house: the audit says who took them. */
export async function exportWarnings(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return write(ctx, async (tx) => {
    const { fileName } = await getBatch(ctx, batchId);
    const { cells: doubted, repaired } = await listWarnings(ctx, batchId, mostCells);
    const cells = [...doubted, ...repaired.cells];
    await auditBatch(tx, ctx, batchId, { action: "export_doubts", cells: cells.length });
    return { fileName, cells };
  });
}
