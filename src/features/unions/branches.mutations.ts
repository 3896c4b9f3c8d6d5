import "server-only";
import { seedIssues } from "@/features/issues/mutations";
import { seedCategories } from "@/features/memberships/categories.mutations";
import { seedTemplates } from "@/features/templates/mutations";
import { seedThresholds } from "@/features/thresholds/mutations";
import { audit } from "@/lib/audit";
import { type Context, systemContext } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { unions } from "./policy";
import type { BranchInput } from "./schema";

/** Makes a union below the acting admin's, with the admin as its first admin. Nothing of the upper one is seen in it, nor the other way. */
export async function createBranch(
  ctx: Context,
  input: BranchInput,
): Promise<{ unionId: string; seatId: string }> {
  authorize(ctx, unions.change);
  const { actor } = ctx;
  if (actor.type !== "user") throw new AppError("FORBIDDEN");
  const branch = { id: newId(), timeZone: input.timeZone };
  const seatId = newId();
  const there = systemContext(branch, actor.name);
  await write(there, async (tx) => {
    const { name, locale, timeZone, country } = input;
    await tx.union.createMany({
      data: [{ id: branch.id, parentId: ctx.unionId, name, locale, timeZone, country }],
    });
    const seat = {
      unionId: branch.id,
      id: seatId,
      userId: actor.userId,
      role: "admin" as const,
      wholeUnion: true,
    };
    await tx.seat.createMany({ data: [seat] });
    await seedIssues(tx, there, locale);
    await seedThresholds(tx, there, locale);
    await seedTemplates(tx, there);
    await seedCategories(tx, there, locale);
    await tx.$executeRaw`SELECT set_config('app.user_id', ${actor.userId}, true)`;
    const event = { entity: "union", entityId: branch.id };
    await audit(
      tx,
      { actor: { ...actor, seatId }, unionId: branch.id },
      { action: "union.create", ...event },
    );
    await tx.$executeRaw`SELECT set_config('app.union_id', ${ctx.unionId}, true)`;
    await audit(tx, ctx, { action: "union.branch", ...event });
  });
  return { unionId: branch.id, seatId };
}
