import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Locks a contact until the transaction ends. */
export async function lockContact(
  tx: Tx,
  ctx: Context,
  { id, version }: { id: string; version?: number },
): Promise<void> {
  const [row] = await tx.$queryRaw<{ version: number }[]>(
    Prisma.sql`SELECT version FROM contact WHERE union_id = ${ctx.unionId}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  if (!row) throw new AppError("NOT_FOUND");
  if (version !== undefined && row.version !== version) throw new AppError("CHANGED_MEANWHILE");
  await tx.contact.updateMany({
    where: { unionId: ctx.unionId, id },
    data: { version: { increment: 1 }, updatedAt: new Date() },
  });
}

/** Locks contacts before rows of theirs are changed: in one order, as the tallies and imports do, so that nobody waits in a circle. */
export async function lockContacts(tx: Tx, ctx: Context, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${[...ids]}::uuid[])
    ORDER BY c.id FOR NO KEY UPDATE`);
}
