import "server-only";
import { hashSecret } from "@/lib/crypto";
import { withCredential } from "@/lib/db";
import { passwordHashOf } from "./password-hash.queries";

export type OpenInvitation = { userId: string; name: string; email: string; union: string; known: boolean };

/** What the link shows before it is accepted, and whether the account has a password already. */
export async function invitationOf(token: string): Promise<OpenInvitation | null> {
  const secretHash = hashSecret(token);
  return withCredential({ secretHash }, async (tx) => {
    const invitation = await tx.invitation.findFirst({
      where: { tokenHash: secretHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      select: { unionId: true, seatId: true },
    });
    if (!invitation) return null;
    await tx.$executeRaw`SELECT set_config('app.union_id', ${invitation.unionId}, true)`;
    const seat = await tx.seat.findFirst({
      where: { unionId: invitation.unionId, id: invitation.seatId, disabledAt: null },
      select: {
        union: { select: { name: true } },
        user: { select: { id: true, name: true, email: true } },
      },
    });
    if (!seat) return null;
    return {
      userId: seat.user.id,
      name: seat.user.name,
      email: seat.user.email,
      union: seat.union.name,
      known: (await passwordHashOf(tx, seat.user.id)) !== null,
    };
  });
}
