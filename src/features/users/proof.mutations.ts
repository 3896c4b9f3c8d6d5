import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireUser } from "@/lib/policy";
import { ownAccount } from "./account.mutations";
import { askPasskey, checkPasskey, type Means, notePasskeyUse, takeCode } from "./factor-checks.mutations";
import { ownTries, tryPassword } from "./password-tries.mutations";
import { users } from "./policy";
import { proofMeans } from "./proof.queries";
import type { Assertion } from "./second-factor.schema";

type PasswordProof = { sessionId: string; presentPassword: string };

/** Shows by the password that the acting user is who they are. Refused to a user with a second factor, who shows that. */
export async function provePassword(
  ctx: Context,
  { sessionId, presentPassword }: PasswordProof,
): Promise<void> {
  authorize(ctx, users.self);
  const means = await proofMeans(ctx);
  if (!means.password) throw new AppError("FORBIDDEN");
  const { id: userId } = await ownAccount(ctx, presentPassword);
  await noteProof(ctx, { sessionId, userId, means: "password" });
}

/** Shows it by a code of the app or a recovery code, which is used up. */
export async function proveCode(
  ctx: Context,
  { sessionId, code }: { sessionId: string; code: string },
): Promise<void> {
  authorize(ctx, users.self);
  const userId = requireUser(ctx);
  await tryPassword(ownTries(userId), () =>
    write(ctx, async (tx) => {
      const means = await takeCode(tx, userId, code);
      await noteProof(ctx, { sessionId, userId, means });
    }),
  );
}

export async function askPasskeyForProof(ctx: Context, sessionId: string) {
  authorize(ctx, users.self);
  return askPasskey({ sessionId, userId: requireUser(ctx) });
}

export async function provePasskey(
  ctx: Context,
  { sessionId, answer }: { sessionId: string; answer: Assertion },
): Promise<void> {
  authorize(ctx, users.self);
  const userId = requireUser(ctx);
  await tryPassword(ownTries(userId), async () => {
    const used = await checkPasskey({ sessionId, userId }, answer);
    await write(ctx, async (tx) => {
      await notePasskeyUse(tx, used);
      await noteProof(ctx, { sessionId, userId, means: "passkey" });
    });
  });
}

type Proof = { sessionId: string; userId: string; means: Means | "password" };

/** From now on the session may do for ten minutes what needs a recent proof. */
async function noteProof(ctx: Context, { sessionId, userId, means }: Proof): Promise<void> {
  await write(ctx, async (tx) => {
    const where = { id: sessionId, userId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { provedAt: new Date() } });
    if (count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, {
      action: "session.prove",
      entity: "session",
      entityId: sessionId,
      details: { means },
    });
  });
}
