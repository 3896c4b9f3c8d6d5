import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { minimumWagesIn, type WrongLine } from "./minimum-wage-lines";
import { minimumWages } from "./policy";
import type { PasteMinimumWages, WithdrawMinimumWage } from "./schema";

const entity = "minimum_wage";
/** Two people who paste at once. */
const meanwhile = conflictOn({ minimum_wage_key: "text" });

export type Pasted = { added: number; changed: number; same: number; wrong: WrongLine[] };

/**
 * Takes what can be read; the rest comes back. An amount that differs takes the place of the earlier one, which stays,
 * withdrawn; the same text again changes nothing.
 */
export async function pasteMinimumWages(ctx: Context, { text, source }: PasteMinimumWages): Promise<Pasted> {
  authorize(ctx, minimumWages.record);
  const { lines, wrong } = minimumWagesIn(text);
  const counts = await write(ctx, async (tx) => {
    const known = await tx.minimumWage.findMany({
      where: { unionId: ctx.unionId, withdrawnAt: null, year: { in: lines.map(({ year }) => year) } },
      select: { id: true, region: true, year: true, amount: true },
    });
    const knownOf = new Map(known.map((row) => [`${row.region}/${row.year}`, row]));
    const before = (line: (typeof lines)[number]) => knownOf.get(`${line.region}/${line.year}`);
    const others = lines.filter((line) => before(line)?.amount.toNumber() !== line.amount);
    const replaced = others.flatMap((line) => before(line)?.id ?? []);
    await tx.$executeRaw(Prisma.sql`
      UPDATE minimum_wage SET withdrawn_at = ${new Date()}
      WHERE union_id = ${ctx.unionId}::uuid AND id = ANY (${replaced}::uuid[])`);
    const recordedBy = actingUserId(ctx);
    const rows = others.map((line) => ({ unionId: ctx.unionId, id: newId(), ...line, source, recordedBy }));
    await tx.minimumWage.createMany({ data: rows });
    const [added, changed] = [others.length - replaced.length, replaced.length];
    if (others.length > 0)
      await audit(tx, ctx, { action: "minimumWage.record", entity, details: { added, changed } });
    return { added, changed, same: lines.length - others.length };
  }).catch(meanwhile);
  return { ...counts, wrong };
}

export async function withdrawMinimumWage(ctx: Context, { minimumWageId }: WithdrawMinimumWage) {
  authorize(ctx, minimumWages.record);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: minimumWageId, withdrawnAt: null };
    const { count } = await tx.minimumWage.updateMany({ where, data: { withdrawnAt: new Date() } });
    if (count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "minimumWage.withdraw", entity, entityId: minimumWageId });
  });
}
