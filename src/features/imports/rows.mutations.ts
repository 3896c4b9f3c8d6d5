import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "./batch.queries";
import { imports } from "./policy";
import { countRows, listsOf } from "./rows.queries";
import type { ExportedFilter } from "./rows.schema";

type Asked = { batchId: string; filter: ExportedFilter };

/** Citizen numbers and telephones are about to leave the house: the audit says who took how many, before the first line does. */
export async function beginExport(ctx: Context, { batchId, filter }: Asked) {
  authorize(ctx, imports.read);
  const { fileName, reading } = await getBatch(ctx, batchId);
  const counts = await countRows(ctx, { batchId, filters: listsOf(filter) });
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  await write(ctx, (tx) =>
    audit(tx, ctx, {
      action: `import.export_${filter}`,
      entity: "import_batch",
      entityId: batchId,
      details: { rows },
    }),
  );
  const { columns = [], parts = [] } = reading?.analysis ?? {};
  return { fileName, parts, headings: columns.map(({ heading, origin }) => ({ heading, origin })) };
}
