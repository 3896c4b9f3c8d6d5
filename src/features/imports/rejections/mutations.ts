import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { getBatch, listRejected } from "../queries";

const mostRows = 1_000_000;

/** The rows that did not come in, for a file. Citizen numbers and telephones leave the house: the audit says who took them. */
export async function exportRejected(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return write(ctx, async (tx) => {
    const { fileName, reading } = await getBatch(ctx, batchId);
    const { rows } = await listRejected(ctx, batchId, mostRows);
    await audit(tx, ctx, {
      action: "import.export_rejected",
      entity: "import_batch",
      entityId: batchId,
      details: { rows: rows.length },
    });
    const columns = reading?.analysis.columns ?? [];
    const headings = columns.map(({ heading }) => heading);
    return { fileName, headings, origins: columns.map(({ origin }) => origin), rows };
  });
}
