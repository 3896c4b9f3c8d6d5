import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { regionOf } from "@/lib/region-input";
import { employers } from "./policy";
import { isWhollyInTurf } from "./queries";
import type { EditEmployer } from "./schema";

const taken = conflictOn({ employer_name_key: "name", employer_oshub_key: "oshubId" });

/** Refused when another user changed it since the form was opened. */
export async function editEmployer(ctx: Context, input: EditEmployer): Promise<string> {
  authorize(ctx, employers.edit);
  const { employerId, version } = input;
  await write(ctx, async (tx) => {
    await requireWholeEmployer(tx, ctx, employerId);
    const { count } = await tx.employer.updateMany({
      where: { unionId: ctx.unionId, id: employerId, version },
      data: { ...columns(input), version: version + 1 },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    await audit(tx, ctx, { action: "employer.edit", entity: "employer", entityId: employerId });
  }).catch(taken);
  return employerId;
}

function columns(input: EditEmployer) {
  return {
    name: input.name,
    companyGroup: input.companyGroup ?? null,
    sector: input.sector ?? null,
    region: regionOf(input),
    oshubId: input.oshubId ?? null,
    registrationNumber: input.registrationNumber ?? null,
    registeredOn: input.registeredOn ? toDatabaseDay(input.registeredOn) : null,
    registrationOffice: input.registrationOffice ?? null,
  };
}

/** What is said of a company is changed only by users who have the whole of it in their turf. */
export async function requireWholeEmployer(tx: Tx, ctx: Context, employerId: string): Promise<void> {
  const found = await tx.employer.count({ where: { unionId: ctx.unionId, id: employerId } });
  if (found === 0) throw new AppError("NOT_FOUND");
  if (ctx.turf.whole) return;
  const seen = await tx.workplace.count({ where: { unionId: ctx.unionId, employerId } });
  if (seen === 0) throw new AppError("NOT_FOUND");
  if (!(await isWhollyInTurf(tx, ctx, employerId))) throw new AppError("FORBIDDEN");
}
