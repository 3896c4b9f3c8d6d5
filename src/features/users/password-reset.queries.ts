import "server-only";
import { hashSecret } from "@/lib/crypto";
import { type Tx, withCredential } from "@/lib/db";

export type OpenReset = {
  unionId: string;
  id: string;
  seatId: string;
  userId: string;
  madeBy: string | null;
  name: string;
  email: string;
  union: string;
};

/** What the holder of a reset link may read: whose password it sets. Null when it was used, replaced, ended or is over. */
export async function resetOf(token: string): Promise<OpenReset | null> {
  const secretHash = hashSecret(token);
  return withCredential({ secretHash }, (tx) => findReset(tx, secretHash));
}

async function findReset(tx: Tx, tokenHash: string): Promise<OpenReset | null> {
  const reset = await tx.passwordReset.findFirst({
    where: { tokenHash, ...isOpen() },
    select: { unionId: true, id: true, seatId: true, userId: true, madeBy: true },
  });
  if (!reset) return null;
  await tx.$executeRaw`SELECT set_config('app.union_id', ${reset.unionId}, true)`;
  const seat = await tx.seat.findFirst({
    where: { unionId: reset.unionId, id: reset.seatId, disabledAt: null },
    select: { union: { select: { name: true } }, user: { select: { name: true, email: true } } },
  });
  return seat && { ...reset, name: seat.user.name, email: seat.user.email, union: seat.union.name };
}

/** Of resets and nothing else: can still be used now. */
export const isOpen = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });
