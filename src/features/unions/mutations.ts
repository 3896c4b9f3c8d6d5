import "server-only";
import { timingSafeEqual } from "node:crypto";
import { seedIssues } from "@/features/issues/mutations";
import { seedCategories } from "@/features/memberships/categories.mutations";
import { seedTemplates } from "@/features/templates/mutations";
import { seedThresholds } from "@/features/thresholds/mutations";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import { audit } from "@/lib/audit";
import { type Context, systemContext } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { type Tx, write } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/password";
import { requireStrongPassword } from "@/lib/password-strength";
import { authorize } from "@/lib/policy";
import { unions } from "./policy";
import type { FirstRunInput, UnionInput } from "./schema";

/**
 * Makes the first union and its first admin, with the token that the terminal printed. Works once: of two at the same moment
 * one is refused with CONFLICT.
 */
export async function firstRun(input: FirstRunInput): Promise<void> {
  await requireFirstRunToken(input.token);
  await requireStrongPassword(input.password, [input.name, input.email, input.unionName]);
  const passwordHash = await hashPassword(input.password);
  const union = { id: newId(), timeZone: input.timeZone };
  const ctx = systemContext(union, "first run");
  await write(ctx, async (tx) => {
    await requireEmptyInstallation(tx);
    await tx.union.createMany({
      data: [{ ...union, name: input.unionName, locale: input.locale, country: input.country }],
    });
    await makeFirstAdmin(tx, ctx, { ...input, passwordHash });
    await seedIssues(tx, ctx, input.locale);
    await seedThresholds(tx, ctx, input.locale);
    await seedTemplates(tx, ctx);
    await seedCategories(tx, ctx, input.locale);
    await audit(tx, ctx, { action: "union.create", entity: "union", entityId: union.id });
  });
}

export async function updateUnion(ctx: Context, input: UnionInput): Promise<void> {
  authorize(ctx, unions.change);
  const { timeZone, country, phoneAssessments } = input;
  await write(ctx, async (tx) => {
    await tx.union.updateMany({ where: { id: ctx.unionId }, data: input });
    await audit(tx, ctx, {
      action: "union.update",
      entity: "union",
      entityId: ctx.unionId,
      details: { timeZone, country, phoneAssessments },
    });
  });
}

async function requireFirstRunToken(token: string): Promise<void> {
  const [given, wanted] = [token, env.FIRST_RUN_TOKEN].map((text) => Buffer.from(hashSecret(text)));
  if (given && wanted && timingSafeEqual(given, wanted)) return;
  // Wrong ones alone are counted: no stranger can keep the right one out.
  await slowDown("first-run", "token", 30);
  throw new AppError("INVALID", { token: "token" });
}

async function requireEmptyInstallation(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('serikat first run'))`;
  const rows = await tx.$queryRaw<{ empty: boolean }[]>`SELECT installation_is_empty() AS empty`;
  if (rows[0]?.empty !== true) throw new AppError("CONFLICT");
}

type FirstAdmin = { name: string; email: string; locale: string; passwordHash: string };

async function makeFirstAdmin(
  tx: Tx,
  ctx: Context,
  { name, email, locale, passwordHash }: FirstAdmin,
): Promise<void> {
  const userId = newId();
  await tx.$executeRaw`SELECT set_config('app.email', ${email}, true)`;
  await tx.user.createMany({ data: [{ id: userId, email, name, locale, passwordHash }] });
  await tx.seat.createMany({
    data: [{ unionId: ctx.unionId, id: newId(), userId, role: "admin", wholeUnion: true }],
  });
}
