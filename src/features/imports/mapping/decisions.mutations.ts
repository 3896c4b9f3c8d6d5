import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import type { RefusalCode } from "@/lib/spreadsheets/refusal";
import { type Lease, renewLease } from "../lease.mutations";
import { imports } from "../policy";
import { getFileAnalysis } from "../queries";
import type { Choices, ReadingInput } from "../schema";
import { takeUpRules } from "../templates.mutations";
import { asksForPlace, decide, type FileAnalysis, namesPeople } from "./decisions";

/** Keeps what the reader found; the admin's turn is next. */
export async function storeFileAnalysis(ctx: Context, lease: Lease, reading: FileAnalysis): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return;
    const names = reading.sheets.map((sheet) => reading.file.sheets[sheet]?.name ?? "");
    const data = {
      reading: reading as unknown as Prisma.InputJsonObject,
      sheet: names.join(", ") || null,
      state: "mapping" as const,
      totalRows: reading.analysis.dataRows,
      leaseOwner: null,
      leaseUntil: null,
    };
    await tx.importBatch.updateMany({ where: { unionId: ctx.unionId, id: lease.batchId }, data });
    await audit(tx, ctx, {
      action: "import.read",
      entity: "import_batch",
      entityId: lease.batchId,
      details: { rows: reading.analysis.dataRows },
    });
  });
}

/** The file can't be read. The code becomes a sentence that says what it is and what to do; of what was in it nothing stays. */
export async function refuseFile(ctx: Context, lease: Lease, code: RefusalCode): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const data = {
      state: "failed" as const,
      refusal: code,
      reading: Prisma.DbNull,
      mapping: Prisma.DbNull,
      finishedAt: new Date(),
      leaseOwner: null,
      leaseUntil: null,
    };
    await tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: lease.batchId, leaseOwner: lease.owner },
      data,
    });
    await audit(tx, ctx, {
      action: "import.refuse",
      entity: "import_batch",
      entityId: lease.batchId,
      details: { code },
    });
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
    await audit(tx, ctx, {
      action: "import.sheet",
      entity: "import_batch",
      entityId: batchId,
      details: { sheets: chosen.sheets },
    });
  });
}

/** Another row of headings, other letters or another separator than were guessed: read again. */
export async function chooseReadingOptions(ctx: Context, { batchId, ...asked }: ReadingInput): Promise<void> {
  authorize(ctx, imports.run);
  const reading = await getFileAnalysis(ctx, batchId);
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  await write(ctx, async (tx) => {
    await readAgain(tx, ctx, { batchId, reading: { ...reading, asked: { ...reading.asked, ...said } } });
    await audit(tx, ctx, {
      action: "import.reread",
      entity: "import_batch",
      entityId: batchId,
      details: { what: Object.keys(said) },
    });
  });
}

/** What was decided for the file as it was read before is dropped. */
async function readAgain(
  tx: Tx,
  ctx: Context,
  { batchId, reading }: { batchId: string; reading: FileAnalysis },
): Promise<void> {
  await step(tx, ctx, { batchId, from: ["mapping", "ready"], to: "reading" });
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: batchId },
    data: {
      reading: reading as unknown as Prisma.InputJsonObject,
      mapping: Prisma.DbNull,
      counts: Prisma.DbNull,
    },
  });
  await enqueue(tx, ctx, { task: "import.read", id: batchId });
}

/** Columns, values and workplace are decided: every row is checked, and nothing is written to the people yet. */
export async function checkRows(ctx: Context, { batchId, ...choices }: Choices): Promise<void> {
  authorize(ctx, imports.run);
  const reading = await getFileAnalysis(ctx, batchId);
  if (reading.analysis.dataRows === 0) throw new AppError("INVALID", { rows: "required" });
  const decisions = decide(reading, choices);
  if (!namesPeople(decisions.mapping)) throw new AppError("INVALID", { fields: "no_name_column" });
  if (!decisions.place && asksForPlace(decisions)) throw new AppError("INVALID", { place: "required" });
  await write(ctx, async (tx) => {
    await requireWorkplace(tx, ctx, decisions.place);
    await step(tx, ctx, { batchId, from: ["mapping", "ready"], to: "checking" });
    await tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId },
      data: {
        mapping: decisions as unknown as Prisma.InputJsonObject,
        counts: Prisma.DbNull,
        doneRows: 0,
        totalRows: reading.analysis.dataRows,
      },
    });
    await takeUpRules(tx, ctx, { batchId, decisions, reading });
    await enqueue(tx, ctx, { task: "import.check", id: batchId });
    await audit(tx, ctx, { action: "import.check", entity: "import_batch", entityId: batchId });
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
    await step(tx, ctx, { batchId, from: ["ready"], to: "mapping" });
    await audit(tx, ctx, { action: "import.reopen", entity: "import_batch", entityId: batchId });
  });
}

type States =
  | "reading"
  | "mapping"
  | "checking"
  | "ready"
  | "running"
  | "done"
  | "undoing"
  | "undone"
  | "failed";

/** One state to the next; whoever comes second is told that it changed meanwhile. */
export async function step(
  tx: Tx,
  ctx: Context,
  { batchId, from, to }: { batchId: string; from: States[]; to: States },
): Promise<void> {
  const moved = await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: batchId, state: { in: from } },
    data: { state: to, leaseOwner: null, leaseUntil: null },
  });
  if (moved.count === 0) throw new AppError("CHANGED_MEANWHILE");
}
