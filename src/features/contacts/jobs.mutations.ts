import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { keepingEdits } from "./edits.mutations";
import { inTurf, type JobPlace, samePlace } from "./job-place";
import type { ChangeJobInput, EndJobInput } from "./jobs.schema";
import { lockContact } from "./lock.mutations";
import { contacts } from "./policy";
import { refreshPresentDay } from "./present-day.mutations";
import type { CreateContactInput } from "./schema";

/** Corrects the current job, or at another place closes it and opens a new one. */
export async function changeJob(ctx: Context, input: ChangeJobInput): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: input.contactId, version: input.version });
    await requirePlace(tx, ctx, input);
    const current = await currentJob(tx, ctx, input.contactId);
    const corrects = current !== null && samePlace(current, input);
    await keepingEdits(tx, ctx, { contactId: input.contactId }, () =>
      corrects ? correctJob(tx, ctx, current.id, input) : moveJob(tx, ctx, current, input),
    );
    await audit(tx, ctx, {
      action: corrects ? "job.correct" : "job.change",
      entity: "contact",
      entityId: input.contactId,
    });
    await refreshPresentDay(tx, ctx, [input.contactId]);
  });
}

/** The job ends; membership is a decision of its own. */
export async function endJob(
  ctx: Context,
  { contactId, version, endedOn = today(ctx), ending }: EndJobInput,
): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId, version });
    const current = await currentJob(tx, ctx, contactId);
    if (!current) throw new AppError("NOT_FOUND");
    await keepingEdits(tx, ctx, { contactId }, () =>
      closeJob(tx, ctx, current, { on: endedOn, ending, field: "endedOn" }),
    );
    await audit(tx, ctx, { action: "job.end", entity: "contact", entityId: contactId, details: { ending } });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}

type Details = Pick<
  CreateContactInput,
  "line" | "title" | "employeeNumber" | "contractType" | "contractEndsOn" | "startedOn"
>;

/** The contact must have no current one. */
export async function openJob(
  tx: Tx,
  ctx: Context,
  contactId: string,
  place: JobPlace & Details,
): Promise<void> {
  const { workplaceId, departmentId = null, shiftId = null } = place;
  const data = { unionId: ctx.unionId, id: newId(), contactId, workplaceId, departmentId, shiftId };
  await tx.job.createMany({
    data: [{ ...data, ...columnsOf(place), recordedOn: toDatabaseDay(today(ctx)) }],
  });
}

/** A place outside the turf, or a department of another workplace, is NOT_FOUND. */
export async function requirePlace(tx: Tx, ctx: Context, place: JobPlace): Promise<void> {
  const at = { unionId: ctx.unionId, workplaceId: place.workplaceId };
  const [workplace, department, shift] = [
    await tx.workplace.count({ where: { unionId: ctx.unionId, id: place.workplaceId } }),
    place.departmentId ? await tx.department.count({ where: { ...at, id: place.departmentId } }) : 1,
    place.shiftId ? await tx.shift.count({ where: { ...at, id: place.shiftId } }) : 1,
  ];
  if (workplace === 0 || !inTurf(ctx.turf, place)) throw new AppError("NOT_FOUND", { workplaceId: "choice" });
  if (department === 0) throw new AppError("NOT_FOUND", { departmentId: "choice" });
  if (shift === 0) throw new AppError("NOT_FOUND", { shiftId: "choice" });
}

type CurrentJob = JobPlace & { id: string; startedOn: Date | null };

function currentJob(tx: Tx, ctx: Context, contactId: string): Promise<CurrentJob | null> {
  return tx.job.findFirst({
    where: { unionId: ctx.unionId, contactId, isCurrent: true },
    select: { id: true, workplaceId: true, departmentId: true, shiftId: true, startedOn: true },
  });
}

async function correctJob(tx: Tx, ctx: Context, id: string, input: ChangeJobInput): Promise<void> {
  await tx.job.updateMany({ where: { unionId: ctx.unionId, id }, data: columnsOf(input) });
}

async function moveJob(
  tx: Tx,
  ctx: Context,
  current: CurrentJob | null,
  input: ChangeJobInput,
): Promise<void> {
  const on = input.changedOn ?? today(ctx);
  if (current) await closeJob(tx, ctx, current, { on, ending: "moved", field: "changedOn" });
  await openJob(tx, ctx, input.contactId, {
    ...input,
    startedOn: current ? on : (input.startedOn ?? input.changedOn),
  });
}

type Closing = { on: Day; ending: EndJobInput["ending"]; field: string };

async function closeJob(
  tx: Tx,
  ctx: Context,
  job: CurrentJob,
  { on, ending, field }: Closing,
): Promise<void> {
  if (on > today(ctx)) throw new AppError("INVALID", { [field]: "future" });
  if (job.startedOn && fromDatabaseDay(job.startedOn) > on)
    throw new AppError("INVALID", { [field]: "order" });
  const data = { isCurrent: false, endedOn: toDatabaseDay(on), ending };
  await tx.job.updateMany({ where: { unionId: ctx.unionId, id: job.id }, data });
}

function columnsOf({ line, title, employeeNumber, contractType, contractEndsOn, startedOn }: Details) {
  return {
    line: line ?? null,
    title: title ?? null,
    employeeNumber: employeeNumber ?? null,
    contractType: contractType ?? null,
    contractEndsOn: contractEndsOn ? toDatabaseDay(contractEndsOn) : null,
    startedOn: startedOn ? toDatabaseDay(startedOn) : null,
  };
}
