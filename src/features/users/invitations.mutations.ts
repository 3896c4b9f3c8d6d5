import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword, verifyPassword } from "@/lib/password";
import { authorize } from "@/lib/policy";
import { invitationOf } from "./invitations.queries";
import { giveTurf } from "./mutations";
import { users } from "./policy";
import type { AcceptInput, InviteInput } from "./schema";
import { slowDown, tryAccount } from "./sign-in-tries.mutations";
import { fitsRole, invitationDays, reachOf } from "./turf";

const expiry = () => new Date(Date.now() + invitationDays * 86_400_000);

/** Makes a seat with its turf and returns the link's token, which is shown once: only its hash is stored. */
export async function inviteUser(ctx: Context, input: InviteInput): Promise<{ token: string }> {
  authorize(ctx, users.invite);
  const { email, name, role, wholeUnion, turf } = input;
  if (!fitsRole(role, turf)) throw new AppError("INVALID", { turf: "choice" });
  return write(ctx, async (tx) => {
    const userId = await userWithEmail(tx, { email, name });
    const seatId = newId();
    await tx.seat.createMany({
      data: [{ unionId: ctx.unionId, id: seatId, userId, role, wholeUnion: reachOf({ role, wholeUnion }) }],
    });
    await giveTurf(tx, ctx, seatId, turf);
    const token = await issueToken(tx, ctx, seatId);
    await audit(tx, ctx, {
      action: "user.invite",
      entity: "seat",
      entityId: seatId,
      details: { role, places: turf.length },
    });
    return { token };
  }).catch(conflictOn({ seat_user_key: "email" }));
}

/** The old link stops working. */
export async function renewInvitation(ctx: Context, seatId: string): Promise<{ token: string }> {
  authorize(ctx, users.invite);
  return write(ctx, async (tx) => {
    const open = await tx.invitation.updateMany({
      where: { unionId: ctx.unionId, seatId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (open.count === 0) throw new AppError("NOT_FOUND");
    const token = await issueToken(tx, ctx, seatId);
    await audit(tx, ctx, { action: "user.invite_again", entity: "seat", entityId: seatId });
    return { token };
  });
}

/** Works once. A user with an account in another union shows that account's password. */
export async function acceptInvitation({ token, password }: AcceptInput): Promise<{ email: string }> {
  const secretHash = hashSecret(token);
  await slowDown("invitation", secretHash, 10);
  const open = await invitationOf(token);
  if (!open) throw new AppError("NOT_FOUND");
  const accept = () => accepted(secretHash, password);
  // The inviter has the link too: without the limit it would get round that of the sign-in page.
  return open.known ? tryAccount(open.email, accept) : accept();
}

async function accepted(secretHash: string, password: string): Promise<{ email: string }> {
  const fresh = await hashPassword(password);
  return withCredential({ secretHash }, async (tx) => {
    const invitation = await take(tx, secretHash);
    const seat = await tx.seat.findFirst({
      where: { unionId: invitation.unionId, id: invitation.seatId, disabledAt: null },
      select: { id: true, user: { select: { id: true, name: true, email: true, passwordHash: true } } },
    });
    if (!seat) throw new AppError("NOT_FOUND");
    await keepOrSetPassword(tx, seat.user, { password, fresh });
    await tx.$executeRaw`SELECT set_config('app.user_id', ${seat.user.id}, true)`;
    const actor = { type: "user" as const, userId: seat.user.id, seatId: seat.id, name: seat.user.name };
    await audit(
      tx,
      { actor, unionId: invitation.unionId },
      { action: "user.accept", entity: "seat", entityId: seat.id },
    );
    return { email: seat.user.email };
  });
}

/** Of two at the same moment, the second finds it used. */
async function take(tx: Tx, tokenHash: string): Promise<{ unionId: string; seatId: string }> {
  const open = { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const invitation = await tx.invitation.findFirst({ where: open, select: { unionId: true, seatId: true } });
  if (!invitation) throw new AppError("NOT_FOUND");
  await tx.$executeRaw`SELECT set_config('app.union_id', ${invitation.unionId}, true)`;
  const taken = await tx.invitation.updateMany({ where: open, data: { acceptedAt: new Date() } });
  if (taken.count !== 1) throw new AppError("NOT_FOUND");
  return invitation;
}

type Known = { id: string; passwordHash: string | null };

async function keepOrSetPassword(
  tx: Tx,
  user: Known,
  { password, fresh }: { password: string; fresh: string },
) {
  if (user.passwordHash === null) {
    await tx.user.updateMany({ where: { id: user.id, passwordHash: null }, data: { passwordHash: fresh } });
  } else if (!(await verifyPassword(user.passwordHash, password))) {
    throw new AppError("INVALID", { password: "password_wrong" });
  }
}

async function userWithEmail(tx: Tx, { email, name }: { email: string; name: string }): Promise<string> {
  await tx.$executeRaw`SELECT set_config('app.email', ${email}, true)`;
  await tx.user.createMany({ data: [{ id: newId(), email, name }], skipDuplicates: true });
  const user = await tx.user.findFirst({ where: { email }, select: { id: true } });
  if (!user) throw new Error("the invited user's row is not visible");
  return user.id;
}

async function issueToken(tx: Tx, ctx: Context, seatId: string): Promise<string> {
  const token = newSecret();
  const invitedBy = actingUserId(ctx);
  if (!invitedBy) throw new AppError("FORBIDDEN");
  await tx.invitation.createMany({
    data: [
      {
        unionId: ctx.unionId,
        id: newId(),
        seatId,
        tokenHash: hashSecret(token),
        invitedBy,
        expiresAt: expiry(),
      },
    ],
  });
  return token;
}
