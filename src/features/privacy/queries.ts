import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { byFate, type Counted } from "./fate";
import { knownRows } from "./known-rows.queries";
import { privacy } from "./policy";

export type ErasurePreview = { version: number; name: string; fates: ReturnType<typeof byFate> };

/** What an erasure of this contact would do, table by table. */
export async function previewErasure(ctx: Context, contactId: string): Promise<ErasurePreview> {
  authorize(ctx, privacy.erase);
  return read(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: contactId };
    const contact = await tx.contact.findFirst({ where, select: { name: true, version: true } });
    if (!contact) throw new AppError("NOT_FOUND");
    const counts: Counted[] = (await knownRows(tx, ctx, contactId)).map(({ table, rows }) => ({
      table,
      count: rows.length,
    }));
    return { ...contact, fates: byFate(counts) };
  });
}
