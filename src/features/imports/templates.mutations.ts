import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { auditBatch } from "./batch.mutations";
import type { Decisions, FileAnalysis } from "./mapping/decisions";
import { storedAnalysis, storedDecisions } from "./mapping/stored";
import { imports } from "./policy";
import { choicesFor, scopeOf } from "./review/absences";
import { storedOverwrites } from "./review/overwrite-policy";
import { isMended, nameFor, ownDecisions, storedTemplate } from "./templates";
import { signatureOf } from "./templates.queries";

/** Keeps what was decided for an import, for the next file with the same columns: under the choices taken up, else under a name of its own. */
export async function rememberTemplate(
  tx: Tx,
  ctx: Context,
  { batchId }: { batchId: string },
): Promise<void> {
  const batch = await tx.importBatch.findFirst({
    where: { unionId: ctx.unionId, id: batchId },
    select: { fileName: true, reading: true, mapping: true, overwrites: true, leaving: true },
  });
  if (!batch?.reading || !batch.mapping) return;
  const [reading, decisions] = [storedAnalysis.read(batch.reading), storedDecisions.read(batch.mapping)];
  const signature = signatureOf(reading.analysis);
  if (!signature) return;
  const kept = {
    fileName: batch.fileName,
    sheets: reading.sheets.map((sheet) => reading.file.sheets[sheet]?.name ?? ""),
    decisions: storedTemplate.write({
      ...ownDecisions(decisions, reading.analysis),
      overwrites: storedOverwrites.parse(batch.overwrites),
      leaving: batch.leaving,
    }),
    lastBatchId: batchId,
    usedAt: new Date(),
  };
  const known = await knownTemplate(tx, ctx, { signature, decisions, name: nameFor(batch.fileName) });
  if (known.id)
    await tx.importTemplate.updateMany({ where: { unionId: ctx.unionId, id: known.id }, data: kept });
  else {
    const createdBy = actingUserId(ctx);
    await tx.importTemplate.createMany({
      data: [{ unionId: ctx.unionId, id: newId(), name: known.name, signature, createdBy, ...kept }],
    });
  }
  await auditBatch(tx, ctx, batchId, { action: "remember" });
}

/** What the choices taken up say of people who are here already, unless the admin has said something else of this file. */
export async function takeUpRules(
  tx: Tx,
  ctx: Context,
  { batchId, decisions, reading }: { batchId: string; decisions: Decisions; reading: FileAnalysis },
): Promise<void> {
  if (!decisions.templateId) return;
  const template = await tx.importTemplate.findFirst({
    where: { unionId: ctx.unionId, id: decisions.templateId },
    select: { decisions: true },
  });
  if (!template) return;
  const { overwrites = null, leaving = "nothing" } = storedTemplate.read(template.decisions);
  const scope = isMended(reading.analysis) ? null : scopeOf(decisions);
  await tx.importBatch.updateMany({
    where: {
      ...{ unionId: ctx.unionId, id: batchId },
      ...{ overwrites: { equals: Prisma.DbNull }, leaving: "nothing" },
    },
    data: {
      overwrites: overwrites ?? Prisma.DbNull,
      leaving: choicesFor(scope).includes(leaving) ? leaving : "nothing",
    },
  });
}

type Wanted = { signature: string; decisions: Decisions; name: string };

/** The one that was taken up, or that of the same file and place; else a name that is still free. */
async function knownTemplate(
  tx: Tx,
  ctx: Context,
  { signature, decisions, name }: Wanted,
): Promise<{ id: string | null; name: string }> {
  const templates = await tx.importTemplate.findMany({
    where: { unionId: ctx.unionId, signature },
    select: { id: true, name: true, decisions: true },
    orderBy: { usedAt: "desc" },
  });
  const taken = templates.find(({ id }) => id === decisions.templateId);
  if (taken) return taken;
  const place = JSON.stringify(decisions.place);
  const same = templates.find(
    (template) =>
      template.name.startsWith(name) &&
      JSON.stringify(storedTemplate.read(template.decisions).place) === place,
  );
  if (same) return same;
  const names = new Set(templates.map((template) => template.name.toLowerCase()));
  let free = name;
  for (let number = 2; names.has(free.toLowerCase()); number += 1) free = `${name} ${number}`;
  return { id: null, name: free };
}

export async function renameTemplate(
  ctx: Context,
  { id, name }: { id: string; name: string },
): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const renamed = await tx.importTemplate.updateMany({
      where: { unionId: ctx.unionId, id },
      data: { name },
    });
    if (renamed.count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "import_template.rename", entity: "import_template", entityId: id });
  }).catch(conflictOn({ import_template_name_key: "name" }));
}

export async function removeTemplate(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const removed = await tx.importTemplate.deleteMany({ where: { unionId: ctx.unionId, id } });
    if (removed.count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "import_template.remove", entity: "import_template", entityId: id });
  });
}
