import { askContactExport, beginExport } from "@/features/contacts/export.mutations";
import { exportGroups } from "@/features/contacts/export.schema";
import { askRowsExport, beginExport as beginRowsExport } from "@/features/imports/rows.mutations";
import type { ExportedFilter } from "@/features/imports/rows.schema";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";

export const reason = "calls for Friday";

export const askPeople = (ctx: Context, { filter = "", columns = [...exportGroups], id = newId() } = {}) =>
  askContactExport(ctx, { id, reason, columns, filter });

/** Asked for and begun, below the limit. */
export async function peopleExport(ctx: Context, asked: Parameters<typeof askPeople>[1] = {}) {
  const { id } = await askPeople(ctx, asked);
  return beginExport(ctx, id);
}

export async function rowsExport(ctx: Context, list: { batchId: string; filter: ExportedFilter }) {
  const { id } = await askRowsExport(ctx, { id: newId(), reason, ...list });
  return beginRowsExport(ctx, id);
}
