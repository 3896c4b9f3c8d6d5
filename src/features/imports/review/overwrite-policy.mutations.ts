import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { choicesFor as leavingChoices } from "./absences";
import { absenceTerms } from "./absences.queries";
import { choicesFor } from "./overwrite-policy";
import type { AbsencePolicyInput, OverwriteInput } from "./overwrite-policy.schema";

/** What the file may do to one field of people who are here already; until the import runs. */
export async function setOverwrite(ctx: Context, { batchId, field, rule }: OverwriteInput): Promise<void> {
  authorize(ctx, imports.run);
  if (!choicesFor(field).includes(rule)) throw new AppError("INVALID", { rule: "choice" });
  await write(ctx, async (tx) => {
    await waiting(
      tx.$executeRaw(Prisma.sql`
        UPDATE import_batch SET overwrites = coalesce(overwrites, '{}') || jsonb_build_object(${field}::text, ${rule}::text)
        WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid AND state = 'ready'`),
    );
    await noted(tx, ctx, { batchId, action: "import.overwrite", details: { field, rule } });
  });
}

/** What becomes of the people whom the file no longer names. */
export async function setAbsencePolicy(
  ctx: Context,
  { batchId, leaving }: AbsencePolicyInput,
): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const { scope } = await absenceTerms(tx, ctx, batchId);
    if (!leavingChoices(scope).includes(leaving)) throw new AppError("INVALID", { leaving: "choice" });
    const where = { unionId: ctx.unionId, id: batchId, state: "ready" as const };
    await waiting(tx.importBatch.updateMany({ where, data: { leaving } }).then(({ count }) => count));
    await noted(tx, ctx, { batchId, action: "import.leaving", details: { leaving } });
  });
}

async function waiting(changed: PromiseLike<number>): Promise<void> {
  if ((await changed) === 0) throw new AppError("CHANGED_MEANWHILE");
}

type Noted = { batchId: string; action: string; details: Record<string, string> };

function noted(tx: Tx, ctx: Context, { batchId, ...rest }: Noted): Promise<void> {
  return audit(tx, ctx, { ...rest, entity: "import_batch", entityId: batchId });
}
