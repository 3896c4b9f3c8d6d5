import { lockContact } from "@/features/contacts/lock.mutations";
import { closeMembership, openMembership } from "@/features/contacts/memberships.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { fromDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn, isConstraint } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { requireChosen } from "./categories.queries";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";
import type { ChangeCategory, CreateCategory, UpdateCategory } from "./schema";
import { defaultCategories } from "./vocabulary.schema";

const taken = conflictOn({ membership_category_name_key: "name" });

/** In the transaction that makes the union. */
export async function seedCategories(tx: Tx, ctx: Context, locale: "id" | "en"): Promise<void> {
  const rows = defaultCategories(locale).map((each) => ({ unionId: ctx.unionId, id: newId(), ...each }));
  await tx.membershipCategory.createMany({ data: rows });
}

export async function createCategory(ctx: Context, category: CreateCategory): Promise<void> {
  authorize(ctx, memberships.edit);
  await write(ctx, async (tx) => {
    await tx.membershipCategory.createMany({ data: [{ unionId: ctx.unionId, ...category }] });
    await audit(tx, ctx, { action: "category.create", entity: "category", entityId: category.id });
  }).catch(taken);
}

/** Whether it counts cannot change once somebody is or was in it: figures of the past would change with it. */
export async function updateCategory(
  ctx: Context,
  { categoryId, archived, ...answers }: UpdateCategory,
): Promise<void> {
  authorize(ctx, memberships.edit);
  await write(ctx, async (tx) => {
    const { count } = await tx.membershipCategory.updateMany({
      where: { unionId: ctx.unionId, id: categoryId },
      data: { ...answers, archivedAt: archived ? new Date() : null },
    });
    if (count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "category.update", entity: "category", entityId: categoryId });
  })
    .catch(taken)
    .catch(refuseWhenUsed);
}

function refuseWhenUsed(error: unknown): never {
  if (!(error instanceof AppError) && isConstraint(error))
    throw new AppError("CONFLICT", { counts: "in_use" });
  throw error;
}

/** From a day on the member is in another category: the span before ends, and the next begins, on that day. */
export async function changeCategory(
  ctx: Context,
  { contactId, categoryId, changedOn = today(ctx) }: ChangeCategory,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { changedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const { counts } = await requireChosen(tx, ctx, categoryId);
    const open = await openSpan(tx, ctx, contactId);
    const chosen = { categoryId: categoryId ?? null, counts };
    if (open.categoryId === chosen.categoryId) return;
    requireFrom(open.from, { changedOn });
    if (changedOn === open.from)
      await tx.membership.updateMany({ where: { unionId: ctx.unionId, id: open.id }, data: chosen });
    else {
      await closeMembership(tx, ctx, { contactId, leftOn: changedOn, ending: "category" });
      await openMembership(tx, ctx, {
        contactId,
        joinedOn: changedOn,
        cardNumber: open.cardNumber,
        categoryId,
      });
    }
    await audit(tx, ctx, { action: "membership.category", entity: "contact", entityId: contactId });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}

async function openSpan(tx: Tx, ctx: Context, contactId: string) {
  const row = await tx.membership.findFirst({
    where: { unionId: ctx.unionId, contactId, leftOn: null },
    select: { id: true, joinedOn: true, recordedOn: true, categoryId: true, cardNumber: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { joinedOn, recordedOn, cardNumber, ...rest } = row;
  return { ...rest, cardNumber: cardNumber ?? undefined, from: fromDatabaseDay(joinedOn ?? recordedOn) };
}
