import "server-only";
import { rememberDistinct } from "@/features/contacts/distinctions.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { duplicates } from "./policy";
import type { PairInput } from "./schema";

/** Two similar contacts are two people: neither the search nor an import asks again. */
export async function markDistinct(ctx: Context, { one, other }: PairInput): Promise<void> {
  authorize(ctx, duplicates.decide);
  await write(ctx, async (tx) => {
    const seen = await tx.contact.count({ where: { unionId: ctx.unionId, id: { in: [one, other] } } });
    if (seen !== 2) throw new AppError("NOT_FOUND");
    const [contactA = "", contactB = ""] = [one, other].toSorted();
    const pair = await tx.duplicatePair.findFirst({
      where: { unionId: ctx.unionId, contactA, contactB },
      select: { reasons: true },
    });
    const why =
      Array.isArray(pair?.reasons) && pair.reasons.includes("same_phone") ? "same_phone" : "different";
    await rememberDistinct(tx, ctx, [{ one, other, why }]);
    await tx.duplicatePair.deleteMany({ where: { unionId: ctx.unionId, contactA, contactB } });
    await audit(tx, ctx, {
      action: "contact.distinct",
      entity: "contact",
      entityId: contactA,
      details: { other: contactB },
    });
  });
}
