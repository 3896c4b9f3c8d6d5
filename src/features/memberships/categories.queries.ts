import type { Context } from "@/lib/context";
import { read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { memberships } from "./policy";

export type Category = {
  id: string;
  name: string;
  votes: boolean;
  counts: boolean;
  pays: boolean;
  archived: boolean;
  /** Somebody is or was in it: whether it counts is settled. */
  used: boolean;
};

/** Those besides the ordinary membership; archived ones last. */
export async function listCategories(ctx: Context): Promise<Category[]> {
  authorize(ctx, memberships.read);
  const rows = await read(ctx, (tx) =>
    tx.membershipCategory.findMany({
      where: { unionId: ctx.unionId },
      select: {
        ...{ id: true, name: true, votes: true, counts: true, pays: true, archivedAt: true },
        memberships: { take: 1, select: { id: true } },
      },
      orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ archivedAt, memberships: in_, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    used: in_.length > 0,
  }));
}

/** A category that is there and in use; none is the ordinary membership. */
export async function requireChosen(
  tx: Tx,
  ctx: Context,
  categoryId: string | undefined,
): Promise<{ counts: boolean }> {
  if (!categoryId) return { counts: true };
  const row = await tx.membershipCategory.findFirst({
    where: { unionId: ctx.unionId, id: categoryId, archivedAt: null },
    select: { counts: true },
  });
  if (!row) throw new AppError("INVALID", { categoryId: "choice" });
  return row;
}
