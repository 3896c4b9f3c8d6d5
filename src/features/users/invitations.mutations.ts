import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword, verifyPassword } from "@/lib/password";
import { requireStrongPassword } from "@/lib/password-strength";
import { authorize, requireRecentProof, requireUser } from "@/lib/policy";
import { invitationOf, type OpenInvitation } from "./invitations.queries";
import { giveTurf } from "./mutations";
import { holdsPassword, passwordHashOf } from "./password-hash.queries";
import { tryPassword } from "./password-tries.mutations";
import { users } from "./policy";
import type { AcceptInput, InviteInput } from "./schema";
import { fitsRole, invitationDays, needsFactor, reachOf } from "./turf";

const expiry = () => new Date(Date.now() + invitationDays * 86_400_000);

/** Makes a seat with its turf and returns the link's token, which is shown once: only its hash is stored. */
export async function inviteUser(ctx: Context, input: InviteInput): Promise<{ token: string }> {
  authorize(ctx, users.invite);
  const { email, name, role, wholeUnion, turf } = input;
  if (needsFactor(role)) requireRecentProof(ctx);
  if (!fitsRole(role, turf)) throw new AppError("INVALID", { turf: "choice" });
  return write(ctx, async (tx) => {
    const userId = await userWithEmail(tx, { email, name });
    const seatId = newId();
    await tx.seat.createMany({
      data: [
        {
          ...{ unionId: ctx.unionId, id: seatId, userId, role, acceptedAt: null },
          wholeUnion: reachOf({ role, wholeUnion }),
        },
      ],
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
  requireRecentProof(ctx);
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

/**
 * Works once. A user with an account in another union shows that account's password; any other chooses one.
 * Returns whose seat it is, for the device that held the link.
 */
export async function acceptInvitation({
  token,
  password,
}: AcceptInput): Promise<{ userId: string; email: string }> {
  const secretHash = hashSecret(token);
  const open = await invitationOf(token);
  if (!open) throw new AppError("NOT_FOUND");
  const proof = open.known ? await presentHash(open.userId, password) : await freshHash(open, password);
  await withCredential({ secretHash }, (tx) => takeSeat(tx, secretHash, { known: open.known, proof }));
  return { userId: open.userId, email: open.email };
}

/** The inviter has the link too: without the limit it would get round that of the sign-in page. */
async function presentHash(userId: string, password: string): Promise<string> {
  const stored = await withCredential({ userId }, (tx) => passwordHashOf(tx, userId));
  return tryPassword({ account: userId, device: null, network: "invitation" }, async () => {
    const right = await verifyPassword(stored, password, { lane: "known", source: userId });
    if (stored === null || !right) throw new AppError("INVALID", { password: "password_wrong" });
    return stored;
  });
}

async function freshHash({ name, email, union }: OpenInvitation, password: string): Promise<string> {
  await requireStrongPassword(password, [name, email, union]);
  return hashPassword(password);
}

type Proof = { known: boolean; proof: string };

async function takeSeat(tx: Tx, secretHash: string, { known, proof }: Proof): Promise<void> {
  const invitation = await take(tx, secretHash);
  const at = { unionId: invitation.unionId, id: invitation.seatId, disabledAt: null };
  const user = { select: { id: true, name: true } };
  const seat = await tx.seat.findFirst({ where: at, select: { id: true, user } });
  if (!seat) throw new AppError("NOT_FOUND");
  // A user's row is their own to change; the link stands for them.
  await tx.$executeRaw`SELECT set_config('app.user_id', ${seat.user.id}, true)`;
  const now = new Date();
  // The password that was shown is still the account's, or none was set meanwhile.
  if (!(await holdsPassword(tx, seat.user.id, known ? proof : null))) throw new AppError("CHANGED_MEANWHILE");
  if (!known)
    await tx.user.updateMany({
      where: { id: seat.user.id },
      data: { passwordHash: proof, passwordChangedAt: now },
    });
  await tx.seat.updateMany({ where: at, data: { acceptedAt: now } });
  const actor = { type: "user" as const, userId: seat.user.id, seatId: seat.id, name: seat.user.name };
  const event = { action: "user.accept", entity: "seat", entityId: seat.id };
  await audit(tx, { actor, unionId: invitation.unionId }, event);
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

async function userWithEmail(tx: Tx, { email, name }: { email: string; name: string }): Promise<string> {
  await tx.$executeRaw`SELECT set_config('app.email', ${email}, true)`;
  await tx.user.createMany({ data: [{ id: newId(), email, name }], skipDuplicates: true });
  const user = await tx.user.findFirst({ where: { email }, select: { id: true } });
  if (!user) throw new Error("the invited user's row is not visible");
  return user.id;
}

async function issueToken(tx: Tx, ctx: Context, seatId: string): Promise<string> {
  const token = newSecret();
  const invitedBy = requireUser(ctx);
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
