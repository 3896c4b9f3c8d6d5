import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { getBatch, listedColumns } from "./batch.queries";
import { choicesOf } from "./mapping/decisions";
import { type CheckCounts, readIf, storedCounts } from "./mapping/stored";
import { imports } from "./policy";
import { previewRows } from "./preview.queries";
import { countDecided } from "./questions.queries";
import { absencesOf } from "./review/absences.queries";
import { shownOf } from "./review/impact.queries";
import { outcomesOfEach } from "./review/outcomes.queries";
import { rulesOfBatch } from "./review/overwrite-policy.queries";
import { listPeople, listRows } from "./rows.queries";
import { templateOfBatch, templatesFor } from "./templates.queries";
import { listStaying } from "./undo/staying.queries";
import { workplaceOfImport } from "./undo.queries";

/** The newest fifty imports, and how many there are; of those that are ready to run, the outcomes as their own screens show them. */
export async function listBatches(ctx: Context) {
  authorize(ctx, imports.read);
  const where = { unionId: ctx.unionId };
  const { batches, total } = await read(ctx, async (tx) => ({
    batches: await tx.importBatch.findMany({
      ...{ where, take: 50, select: listedColumns },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
    total: await tx.importBatch.count({ where }),
  }));
  const ready = batches.flatMap(({ id, state }) => (state === "ready" ? [id] : []));
  const outcomes = await outcomesOfEach(ctx, ready);
  const shown = batches.map((batch) => ({
    ...batch,
    counts: countsOf(batch.counts),
    outcomes: outcomes.get(batch.id) ?? null,
  }));
  return { batches: shown, total };
}

/** An import of another version says nothing of its figures, and the others are listed. */
function countsOf(json: unknown): CheckCounts | null {
  try {
    return readIf(storedCounts, json);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The choices about a file's columns to begin with: what was chosen, else the reader's proposal; and what becomes of its first rows. */
export async function getChoices(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const { reading, decisions } = await getBatch(ctx, batchId);
  if (!reading) throw new AppError("NOT_FOUND");
  const choices = choicesOf(reading, decisions);
  const { place: _place, recordHeadcount: _headcount, templateId: _template, ...understanding } = choices;
  const [preview, templates] = await Promise.all([
    previewRows(ctx, { batchId, ...understanding }),
    templatesFor(ctx, reading),
  ]);
  return { choices, preview, templates, decided: decisions !== null };
}

/** What an import would do, for the admin to decide. */
export async function getReview(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [shown, rules, absences, people, grouped, lists] = await Promise.all([
    shownOf(ctx, batchId),
    rulesOfBatch(ctx, batchId),
    absencesOf(ctx, batchId),
    listPeople(ctx, { batchId, filter: "missing" }),
    listRows(ctx, { batchId, filter: "grouped", take: 1_000 }),
    leftOut(ctx, batchId),
  ]);
  return { shown, rules, missing: { ...absences, ...people }, lists: { ...lists, grouped } };
}

/** The rows and cells that do not come in, or not as they stand. */
async function leftOut(ctx: Context, batchId: string) {
  const [rejected, warnings, repaired] = await Promise.all([
    listRows(ctx, { batchId, filter: "rejected" }),
    listRows(ctx, { batchId, filter: "warnings" }),
    listRows(ctx, { batchId, filter: "repaired" }),
  ]);
  return { rejected, warnings, repaired };
}

/** What an import did, and what it left open or alone. */
export async function getResult(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [decided, template, workplaceId, lists, pairs, absences, edited] = await Promise.all([
    countDecided(ctx, batchId),
    templateOfBatch(ctx, batchId),
    workplaceOfImport(ctx, batchId),
    leftOut(ctx, batchId),
    listPeople(ctx, { batchId, filter: "pairs" }),
    listPeople(ctx, { batchId, filter: "absences" }),
    listPeople(ctx, { batchId, filter: "edited" }),
  ]);
  return { decided, template, workplaceId, lists, people: { pairs, absences, edited } };
}

/** What an undo left where it was. */
export async function getUndone(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [keptChanges, staying] = await Promise.all([
    listPeople(ctx, { batchId, filter: "kept" }),
    listStaying(ctx, batchId),
  ]);
  return { keptChanges, staying };
}

/** Another import of the very same file: the latest that came in, else one that is under way. */
export async function sameFileAs(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [other] = await read(
    ctx,
    (tx) => tx.$queryRaw<{ id: string; fileName: string; createdAt: Date; isDone: boolean }[]>`
      SELECT o.id::text, o.file_name AS "fileName", coalesce(o.finished_at, o.created_at) AS "createdAt", o.state = 'done' AS "isDone"
      FROM import_batch b JOIN import_batch o ON o.union_id = b.union_id AND o.file_hash = b.file_hash AND o.id <> b.id
      WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid AND o.state NOT IN ('failed', 'undone', 'undoing')
      ORDER BY o.state = 'done' DESC, o.created_at DESC LIMIT 1`,
  );
  return other ?? null;
}
