import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { imports } from "../policy";

/** Citizen numbers and telephones are about to leave the house: the audit says who took how many, before the first line does. */
export async function beginRejected(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return write(ctx, async (tx) => {
    const { fileName, reading } = await getBatch(ctx, batchId);
    const where = { unionId: ctx.unionId, batchId, state: "rejected" as const };
    await audit(tx, ctx, {
      action: "import.export_rejected",
      entity: "import_batch",
      entityId: batchId,
      details: { rows: await tx.importRow.count({ where }) },
    });
    const columns = reading?.analysis.columns ?? [];
    return {
      fileName,
      parts: reading?.analysis.parts ?? [],
      headings: columns.map(({ heading, origin }) => ({ heading, origin })),
    };
  });
}
