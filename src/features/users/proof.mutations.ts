import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { ownAccount } from "./account.mutations";
import { users } from "./policy";
import { proofMeans } from "./proof.queries";

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

type Proof = { sessionId: string; userId: string; means: "password" };

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
