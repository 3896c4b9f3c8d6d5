import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type PlaceKind, undoDays, undoDeadline } from "./merge/tables";
import { placeMerges } from "./merges.policy";
import { workplaces } from "./policy";

export type ListedPlaceMerge = {
  id: string;
  kind: PlaceKind;
  staysName: string;
  wentName: string;
  by: string | null;
  mergedAt: Date;
  undoneAt: Date | null;
  /** null when it can no longer be undone, or was. */
  until: Date | null;
};

const shown = 100;

/** Of the last thirty days, the last first; coordinators see those of departments and shifts in their turf. */
export async function listPlaceMerges(ctx: Context): Promise<ListedPlaceMerge[]> {
  authorize(ctx, placeMerges.read);
  const { turf } = ctx;
  const rows = await read(ctx, (tx) =>
    tx.placeMerge.findMany({
      where: {
        unionId: ctx.unionId,
        mergedAt: { gt: new Date(Date.now() - undoDays * 86_400_000) },
        ...(turf.whole ? {} : { workplaceId: { in: turf.workplaceIds } }),
      },
      orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: {
        id: true,
        kind: true,
        staysName: true,
        wentName: true,
        mergedAt: true,
        undoneAt: true,
        mergedByUser: { select: { name: true } },
      },
    }),
  );
  return rows.map(({ mergedByUser, ...row }) => ({
    ...row,
    by: mergedByUser?.name ?? null,
    until: row.undoneAt ? null : undoDeadline(row.mergedAt),
  }));
}

/** Where an employer or workplace went that is no longer there; null when it never was. */
export async function stayingPlace(ctx: Context, wentId: string): Promise<string | null> {
  authorize(ctx, workplaces.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT m.stays_id::text AS id FROM place_merge m
      WHERE m.union_id = ${ctx.unionId}::uuid AND m.went_id = ${wentId}::uuid AND m.undone_at IS NULL
        AND m.kind IN ('employer', 'workplace') ORDER BY m.merged_at DESC LIMIT 1`),
  );
  return row?.id ?? null;
}
