import { type AuditEvent, audit } from "@/lib/audit";
import { type Context, roles } from "@/lib/context";
import { seal, unseal } from "@/lib/crypto";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireRecentProof, requireUser } from "@/lib/policy";
import { exceeds, openHours, withoutApproval } from "./limits";
import { exports } from "./policy";
import { stateOf } from "./request-state";
import type { DecideExport, ExportKind } from "./schema";

type Asked = {
  id: string;
  kind: ExportKind;
  reason: string;
  /** In words that the kind reads again when the file is fetched. */
  scope: string;
  columns?: readonly string[];
  rows: number;
  /** 0 where the rows are no people. */
  people: number;
};
export type AskedExport = { id: string; number: number; waiting: boolean };

const hour = 3_600_000;
const placeOf = (id: string) => ({ table: "export_request", column: "scope", id });

/**
 * Notes what a user wants to take out, and why. Above what the role may take out within a day it waits for an admin. The same id
 * again is the same request.
 */
export async function openRequest(ctx: Context, asked: Asked): Promise<AskedExport> {
  authorize(ctx, exports.ask);
  requireRecentProof(ctx);
  const requestedBy = requireUser(ctx);
  const { id, kind, reason, scope, columns = [], rows, people } = asked;
  if (rows === 0) throw new AppError("INVALID", { form: "nothing_to_export" });
  return write(ctx, async (tx) => {
    await oneAfterTheOther(tx, ctx);
    const known = await tx.exportRequest.findFirst({ where: { unionId: ctx.unionId, id, requestedBy } });
    if (known) return { id, number: known.number, waiting: stateOf(known, new Date()) === "waiting" };
    const now = new Date();
    const needsApproval = exceeds({
      role: userRole(ctx),
      people,
      before: await takenToday(tx, ctx, requestedBy),
    });
    const number = await nextNumber(tx, ctx);
    const request = { unionId: ctx.unionId, id, number, kind, columns: [...columns], rows, people, reason };
    const expiresAt = new Date(now.getTime() + openHours * hour);
    const scopeCipher = seal(scope, placeOf(id));
    await tx.exportRequest.createMany({
      data: [{ ...request, scopeCipher, requestedBy, requestedAt: now, expiresAt, needsApproval }],
    });
    const details = { number, kind, rows, reason, columns: [...columns], needsApproval };
    await audit(tx, ctx, { action: "export.ask", entity: "export", entityId: id, details });
    return { id, number, waiting: needsApproval };
  });
}

/** So that the same form sent twice is seen, and each sum counts each request: one at a time in a union. */
async function oneAfterTheOther(tx: Tx, ctx: Context): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('export_request ' || ${ctx.unionId}::text, 0))`;
}

async function nextNumber(tx: Tx, ctx: Context): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO export_number AS n (union_id, last) VALUES (${ctx.unionId}::uuid, 1)
    ON CONFLICT (union_id) DO UPDATE SET last = n.last + 1 RETURNING last`;
  if (!row) throw new AppError("UNAVAILABLE");
  return row.last;
}

/** What was let go without approval in the last day, fetched or not. */
async function takenToday(tx: Tx, ctx: Context, requestedBy: string): Promise<number> {
  const since = new Date(Date.now() - openHours * hour);
  const { _sum } = await tx.exportRequest.aggregate({
    where: { unionId: ctx.unionId, requestedBy, needsApproval: false, requestedAt: { gt: since } },
    _sum: { people: true },
  });
  return _sum.people ?? 0;
}

/** By an admin who did not ask for it; the file may be fetched for a day from then on. */
export async function decideExport(ctx: Context, { id, decision }: DecideExport): Promise<void> {
  authorize(ctx, exports.decide);
  requireRecentProof(ctx);
  const decidedBy = requireUser(ctx);
  const approved = decision === "approve";
  const now = new Date();
  await write(ctx, async (tx) => {
    const request = await tx.exportRequest.findFirst({ where: { unionId: ctx.unionId, id } });
    if (!request) throw new AppError("NOT_FOUND");
    if (request.requestedBy === decidedBy) throw new AppError("FORBIDDEN");
    const { count } = await tx.exportRequest.updateMany({
      where: { unionId: ctx.unionId, id, needsApproval: true, approved: null, expiresAt: { gt: now } },
      data: { decidedBy, decidedAt: now, approved, expiresAt: new Date(now.getTime() + openHours * hour) },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    const { number, rows } = request;
    const action = approved ? "export.approve" : "export.refuse";
    await audit(tx, ctx, { action, entity: "export", entityId: id, details: { number, rows } });
  });
}

/** On the machine, where a union has no second admin: whoever may start programs there is the second person. */
export async function releaseExport(ctx: Context, number: number): Promise<void> {
  authorize(ctx, exports.release);
  const now = new Date();
  await write(ctx, async (tx) => {
    const waiting = {
      unionId: ctx.unionId,
      number,
      needsApproval: true,
      approved: null,
      expiresAt: { gt: now },
    };
    const request = await tx.exportRequest.findFirst({ where: waiting, select: { id: true, rows: true } });
    if (!request) throw new AppError("NOT_FOUND");
    const { count } = await tx.exportRequest.updateMany({
      where: { ...waiting, id: request.id },
      data: { decidedAt: now, approved: true, expiresAt: new Date(now.getTime() + openHours * hour) },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    const details = { number, rows: request.rows };
    await audit(tx, ctx, { action: "export.approve", entity: "export", entityId: request.id, details });
  });
}

type Taken = { number: number; scope: string; columns: string[] };

type Taking = {
  id: string;
  kind: ExportKind;
  /** Counts what would be in the file now; more than was approved needs a request of its own. */
  rowsNow: (scope: string) => Promise<number>;
  /** What the audit says of it, besides number, reason and columns. */
  event: (scope: string, rows: number) => AuditEvent;
};

/** The one fetching of a file, in the transaction of its audit row: refused it is open again. */
export async function takeRequest(ctx: Context, { id, kind, rowsNow, event }: Taking): Promise<Taken> {
  authorize(ctx, exports.ask);
  const requestedBy = requireUser(ctx);
  return write(ctx, async (tx) => {
    const request = await tx.exportRequest.findFirst({
      where: { unionId: ctx.unionId, id, kind, requestedBy },
    });
    if (!request || stateOf(request, new Date()) !== "ready") throw new AppError("NOT_FOUND");
    requireRecentProof(ctx);
    const { count } = await tx.exportRequest.updateMany({
      where: { unionId: ctx.unionId, id, takenAt: null },
      data: { takenAt: new Date() },
    });
    if (count === 0) throw new AppError("NOT_FOUND");
    const { number, reason, columns } = request;
    const scope = unseal(request.scopeCipher, placeOf(id));
    const rows = await rowsNow(scope);
    const most = request.needsApproval
      ? request.rows
      : Math.max(request.rows, withoutApproval[userRole(ctx)]);
    if (request.people > 0 && rows > most) throw new AppError("CHANGED_MEANWHILE");
    const { details, ...noted } = event(scope, rows);
    await audit(tx, ctx, { ...noted, details: { ...details, number, reason, columns } });
    return { number, scope, columns };
  });
}

const userRole = ({ role }: Context) => {
  const found = roles.find((each) => each === role);
  if (!found) throw new AppError("FORBIDDEN");
  return found;
};
