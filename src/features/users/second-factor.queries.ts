import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { read } from "@/lib/db";
import { passkeySite } from "@/lib/passkey-site";
import { authorize } from "@/lib/policy";
import type { Factors } from "./factors.queries";
import { users } from "./policy";

export type OwnPasskey = { id: string; device: string; createdAt: Date; lastUsedAt: Date | null };

export type OwnFactors = {
  /** Since when an app is set up. */
  app: Date | null;
  passkeys: readonly OwnPasskey[];
  codesLeft: number;
  /** Whether this address can have passkeys at all. */
  passkeysPossible: boolean;
};

/** What the acting user has set up. */
export async function ownFactors(ctx: Context): Promise<OwnFactors> {
  authorize(ctx, users.self);
  const passkeysPossible = passkeySite() !== null;
  const userId = actingUserId(ctx);
  if (!userId) return { app: null, passkeys: [], codesLeft: 0, passkeysPossible };
  return read(ctx, async (tx) => {
    const app = await tx.authenticator.findFirst({ where: { userId }, select: { createdAt: true } });
    const passkeys = await tx.passkey.findMany({
      where: { userId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, device: true, createdAt: true, lastUsedAt: true },
    });
    const codesLeft = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
    return { app: app?.createdAt ?? null, passkeys, codesLeft, passkeysPossible };
  });
}

/** For admins: what these users of the union have, without what opens it. */
export async function factorsByUser(ctx: Context, userIds: readonly string[]): Promise<Map<string, Factors>> {
  authorize(ctx, users.read);
  const where = { userId: { in: [...userIds] } };
  return read(ctx, async (tx) => {
    const apps = await tx.authenticator.findMany({ where, select: { userId: true } });
    const passkeys = await tx.passkey.groupBy({ by: ["userId"], where, _count: { _all: true } });
    const counts = new Map(passkeys.map(({ userId, _count }) => [userId, _count._all]));
    const withApp = new Set(apps.map(({ userId }) => userId));
    return new Map(
      userIds.map((userId) => [userId, { code: withApp.has(userId), passkeys: counts.get(userId) ?? 0 }]),
    );
  });
}
