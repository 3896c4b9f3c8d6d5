import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { withCredential, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { hashPassword, verifyPassword } from "@/lib/password";
import { requireStrongPassword } from "@/lib/password-strength";
import { authorize } from "@/lib/policy";
import type { ChangeAccountInput, ChangePasswordInput } from "./account.schema";
import { holdsPassword, passwordHashOf } from "./password-hash.queries";
import { endResets } from "./password-reset.mutations";
import { ownTries, tryPassword } from "./password-tries.mutations";
import { users } from "./policy";

/** Changes the acting user's password, with the present one. Ends their other sessions and the links that would set it. */
export async function changePassword(
  ctx: Context,
  { sessionId, presentPassword, password }: ChangePasswordInput & { sessionId: string },
): Promise<void> {
  authorize(ctx, users.self);
  const { id, name, email, passwordHash: present } = await ownAccount(ctx, presentPassword);
  await requireStrongPassword(password, [name, email]);
  const passwordHash = await hashPassword(password);
  await write(ctx, async (tx) => {
    const now = new Date();
    const data = { passwordHash, passwordChangedAt: now };
    const same = await holdsPassword(tx, id, present);
    const changed = same ? await tx.user.updateMany({ where: { id }, data }) : { count: 0 };
    if (changed.count !== 1) throw new AppError("CHANGED_MEANWHILE");
    const others = { userId: id, revokedAt: null, id: { not: sessionId } };
    const { count } = await tx.session.updateMany({ where: others, data: { revokedAt: now } });
    await endResets(tx, id);
    await audit(tx, ctx, {
      action: "user.password",
      entity: "user",
      entityId: id,
      details: { ended: count },
    });
  });
}

/** Changes the acting user's name and address, confirmed with the password: the address is what they sign in with. */
export async function changeAccount(ctx: Context, input: ChangeAccountInput): Promise<void> {
  authorize(ctx, users.self);
  const { id, name, email } = await ownAccount(ctx, input.presentPassword);
  const data = { name: input.name, email: input.email };
  const fields = [...(name === input.name ? [] : ["name"]), ...(email === input.email ? [] : ["email"])];
  if (fields.length === 0) return;
  await write(ctx, async (tx) => {
    await tx.user.updateMany({ where: { id }, data });
    await audit(tx, ctx, { action: "user.update", entity: "user", entityId: id, details: { fields } });
  }).catch(conflictOn({ user_email_key: "email" }));
}

type Confirmed = { id: string; name: string; email: string; passwordHash: string };

/** The acting user, once they showed their password. */
export async function ownAccount(ctx: Context, password: string): Promise<Confirmed> {
  authorize(ctx, users.self);
  if (ctx.actor.type !== "user") throw new AppError("FORBIDDEN");
  const { userId } = ctx.actor;
  const select = { id: true, name: true, email: true } as const;
  const [user, stored] = await withCredential({ userId }, async (tx) => [
    await tx.user.findFirst({ where: { id: userId }, select }),
    await passwordHashOf(tx, userId),
  ]);
  return tryPassword(ownTries(userId), async () => {
    const right = await verifyPassword(stored, password, { lane: "known", source: userId });
    if (!user || stored === null || !right)
      throw new AppError("INVALID", { presentPassword: "password_own_wrong" });
    return { ...user, passwordHash: stored };
  });
}
