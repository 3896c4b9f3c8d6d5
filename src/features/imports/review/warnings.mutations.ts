import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { getBatch } from "../queries";
import { listWarnings } from "./warnings.queries";

const mostCells = 1_000_000;

/** The doubtful cells as a file, to be looked up in the union's own. Names leave the house: the audit says who took them. */
export async function exportWarnings(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return write(ctx, async (tx) => {
    const { fileName } = await getBatch(ctx, batchId);
    const { cells: doubted, repaired } = await listWarnings(ctx, batchId, mostCells);
    const cells = [...doubted, ...repaired.cells];
    await audit(tx, ctx, {
      action: "import.export_doubts",
      entity: "import_batch",
      entityId: batchId,
      details: { cells: cells.length },
    });
    return { fileName, cells };
  });
}
