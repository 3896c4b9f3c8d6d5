import "server-only";
import { z } from "zod";
import { type AskedExport, openRequest, takeRequest } from "@/features/exports/mutations";
import type { Context } from "@/lib/context";
import { id } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { imports } from "./policy";
import { countRows, exportedFile, listsOf } from "./rows.queries";
import { type AskRowsExport, type ExportedFilter, exportedFilters } from "./rows.schema";

type List = { batchId: string; filter: ExportedFilter };
const storedList = z.strictObject({ batchId: id, filter: z.enum(exportedFilters) });
const listOf = (scope: string): List => storedList.parse(JSON.parse(scope));

/** Asks for a list of an import's rows as a file. */
export async function askRowsExport(
  ctx: Context,
  { id: requestId, reason, batchId, filter }: AskRowsExport,
): Promise<AskedExport> {
  authorize(ctx, imports.read);
  await exportedFile(ctx, batchId);
  const scope = JSON.stringify({ batchId, filter });
  const rows = await rowsOf(ctx, { batchId, filter });
  return openRequest(ctx, { id: requestId, kind: "import", reason, scope, rows, people: rows });
}

/** Citizen numbers and telephones are about to leave the house: the audit says who took how many, before the first line does. */
export async function beginExport(ctx: Context, requestId: string) {
  authorize(ctx, imports.read);
  const { scope, number } = await takeRequest(ctx, {
    id: requestId,
    kind: "import",
    rowsNow: (asked) => rowsOf(ctx, listOf(asked)),
    event: (asked, rows) => ({
      action: `import.export_${listOf(asked).filter}`,
      entity: "import_batch",
      entityId: listOf(asked).batchId,
      details: { rows },
    }),
  });
  const list = listOf(scope);
  return { ...(await exportedFile(ctx, list.batchId)), ...list, number };
}

async function rowsOf(ctx: Context, { batchId, filter }: List): Promise<number> {
  const counts = await countRows(ctx, { batchId, filters: listsOf(filter) });
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
