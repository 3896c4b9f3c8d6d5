import "server-only";
import { contacts } from "@/features/contacts/policy";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { undoDays, undoDeadline } from "./merge/plan";
import { storedKept } from "./merge/stored";
import type { Kept } from "./merge/undo";
import { duplicates } from "./policy";

export type ListedMerge = {
  id: string;
  survivorId: string;
  survivorName: string;
  goneName: string;
  by: string | null;
  mergedAt: Date;
  undoneAt: Date | null;
  /** null when it was undone. */
  until: Date | null;
  kept: Kept[];
};

const shown = 100;

/** The last first. */
export async function listMerges(ctx: Context): Promise<ListedMerge[]> {
  authorize(ctx, duplicates.read);
  const since = new Date(Date.now() - undoDays * 86_400_000);
  const rows = await read(ctx, (tx) =>
    tx.contactMerge.findMany({
      where: { unionId: ctx.unionId, mergedAt: { gt: since } },
      orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: {
        id: true,
        survivorId: true,
        goneName: true,
        mergedAt: true,
        undoneAt: true,
        kept: true,
        survivor: { select: { name: true } },
        mergedByUser: { select: { name: true } },
      },
    }),
  );
  return rows.map(({ survivor, mergedByUser, kept, ...row }) => ({
    ...row,
    survivorName: survivor.name,
    by: mergedByUser?.name ?? null,
    until: row.undoneAt ? null : undoDeadline(row.mergedAt),
    kept: storedKept.parse(kept ?? []),
  }));
}

/** null when there was no such contact, or it is outside the turf. */
export async function survivorOf(ctx: Context, goneId: string): Promise<string | null> {
  authorize(ctx, contacts.read);
  const row = await read(ctx, (tx) =>
    tx.contactRedirect.findFirst({ where: { unionId: ctx.unionId, goneId }, select: { survivorId: true } }),
  );
  return row?.survivorId ?? null;
}
