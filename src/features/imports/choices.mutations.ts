import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { Lease } from "./batch";
import { auditBatch, transition } from "./batch.mutations";
import { getFileAnalysis } from "./batch.queries";
import { renewLease } from "./lease.mutations";
import type { Choices } from "./mapping/choices.schema";
import { asksForPlace, decide, type FileAnalysis, leftUndecided, namesPeople } from "./mapping/decisions";
import { storedAnalysis, storedDecisions } from "./mapping/stored";
import { imports } from "./policy";
import type { ReadingInput } from "./schema";
import { takeUpRules } from "./templates.mutations";

/** Keeps what the reader found; the admin's turn is next. */
export async function storeFileAnalysis(ctx: Context, lease: Lease, reading: FileAnalysis): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return;
    const names = reading.sheets.map((sheet) => reading.file.sheets[sheet]?.name ?? "");
    const rows = reading.analysis.dataRows;
    await transition(tx, ctx, {
      ...{ batchId: lease.batchId, from: ["reading"], to: "mapping", totalRows: rows },
      data: { reading: storedAnalysis.write(reading), sheet: names.join(", ") || null },
    });
    await auditBatch(tx, ctx, lease.batchId, { action: "read", rows });
  });
}

/** Another sheet of the same file, or several together: read again. */
export async function chooseSheets(
  ctx: Context,
  { batchId, sheets }: { batchId: string; sheets: number[] },
): Promise<void> {
  authorize(ctx, imports.run);
  const reading = await getFileAnalysis(ctx, batchId);
  if (sheets.some((sheet) => !reading.file.sheets[sheet])) throw new AppError("INVALID", { sheet: "choice" });
  const { headerRow: _, ...asked } = reading.asked ?? {};
  const chosen = { ...reading, asked, sheets: [...new Set(sheets)].toSorted((a, b) => a - b) };
  await write(ctx, async (tx) => {
    await readAgain(tx, ctx, { batchId, reading: chosen });
    await auditBatch(tx, ctx, batchId, { action: "sheet", sheets: chosen.sheets });
  });
}

/** Another row of headings, other letters or another separator than were guessed: read again. */
export async function chooseReadingOptions(ctx: Context, { batchId, ...asked }: ReadingInput): Promise<void> {
  authorize(ctx, imports.run);
  const reading = await getFileAnalysis(ctx, batchId);
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  await write(ctx, async (tx) => {
    await readAgain(tx, ctx, { batchId, reading: { ...reading, asked: { ...reading.asked, ...said } } });
    await auditBatch(tx, ctx, batchId, { action: "reread", what: Object.keys(said) });
  });
}

/** What was decided for the file as it was read before is dropped. */
async function readAgain(
  tx: Tx,
  ctx: Context,
  { batchId, reading }: { batchId: string; reading: FileAnalysis },
): Promise<void> {
  const data = { reading: storedAnalysis.write(reading), mapping: Prisma.DbNull, counts: Prisma.DbNull };
  await transition(tx, ctx, { batchId, from: ["mapping", "ready"], to: "reading", data });
}

/** Columns, values and workplace are decided: every row is checked, and nothing is written to the people yet. */
export async function checkRows(ctx: Context, { batchId, ...choices }: Choices): Promise<void> {
  authorize(ctx, imports.run);
  const reading = await getFileAnalysis(ctx, batchId);
  if (reading.analysis.dataRows === 0) throw new AppError("INVALID", { rows: "required" });
  if (leftUndecided(reading.analysis, choices).length > 0)
    throw new AppError("INVALID", { fields: "undecided" });
  const decisions = decide(reading, choices);
  if (!namesPeople(decisions.mapping)) throw new AppError("INVALID", { fields: "no_name_column" });
  if (!decisions.place && asksForPlace(decisions)) throw new AppError("INVALID", { place: "required" });
  await write(ctx, async (tx) => {
    await requireWorkplace(tx, ctx, decisions.place);
    await transition(tx, ctx, {
      ...{ batchId, from: ["mapping", "ready"], to: "checking", totalRows: reading.analysis.dataRows },
      data: { mapping: storedDecisions.write(decisions), counts: Prisma.DbNull },
    });
    await takeUpRules(tx, ctx, { batchId, decisions, reading });
    await auditBatch(tx, ctx, batchId, { action: "check" });
  });
}

async function requireWorkplace(tx: Tx, ctx: Context, place: Choices["place"]): Promise<void> {
  if (!place || !("workplaceId" in place)) return;
  const known = await tx.workplace.count({ where: { unionId: ctx.unionId, id: place.workplaceId } });
  if (known === 0) throw new AppError("INVALID", { place: "choice" });
}

/** Back to the columns; what was chosen stays, what was checked is thrown away by the next check, a piece at a time. */
export async function reopenChoices(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await transition(tx, ctx, { batchId, from: ["ready"], to: "mapping" });
    await auditBatch(tx, ctx, batchId, { action: "reopen" });
  });
}
