import { z } from "zod";
import { actingUserId, type Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { exports } from "./policy";
import { type RequestState, stateOf } from "./request-state";
import { type ExportKind, exportKinds, type RequestPage } from "./schema";

const pageSize = 30;

export type ExportRequest = {
  id: string;
  number: number;
  kind: ExportKind;
  columns: string[];
  rows: number;
  reason: string;
  requestedAt: Date;
  expiresAt: Date;
  by: string;
  mine: boolean;
  decidedBy: string | null;
  state: RequestState;
};

/** One's own, an admin everybody's, the newest first; `next` is where older ones begin. */
export async function listRequests(
  ctx: Context,
  { before }: RequestPage = {},
): Promise<{ requests: ExportRequest[]; next: number | null }> {
  authorize(ctx, exports.ask);
  const now = new Date();
  const rows = await read(ctx, (tx) =>
    tx.exportRequest.findMany({
      where: { unionId: ctx.unionId, ...(before ? { number: { lt: before } } : {}) },
      orderBy: { number: "desc" },
      take: pageSize + 1,
      include: { requester: { select: { name: true } }, decider: { select: { name: true } } },
    }),
  );
  const requests = rows.slice(0, pageSize).map(({ requester, decider, requestedBy, kind, ...row }) => ({
    ...row,
    kind: z.enum(exportKinds).parse(kind),
    by: requester.name,
    mine: actingUserId(ctx) === requestedBy,
    decidedBy: decider?.name ?? null,
    state: stateOf(row, now),
  }));
  return { requests, next: rows.length > pageSize ? (requests.at(-1)?.number ?? null) : null };
}

/** How many wait for the decision of this user, who cannot decide on one's own. */
export async function countWaiting(ctx: Context): Promise<number> {
  authorize(ctx, exports.decide);
  const userId = actingUserId(ctx);
  if (!userId) return 0;
  return read(ctx, (tx) =>
    tx.exportRequest.count({
      where: {
        unionId: ctx.unionId,
        needsApproval: true,
        approved: null,
        expiresAt: { gt: new Date() },
        requestedBy: { not: userId },
      },
    }),
  );
}

/** Whether a file of this number waits for a decision; for the program on the machine. */
export async function isWaiting(ctx: Context, number: number): Promise<boolean> {
  authorize(ctx, exports.release);
  if (!Number.isInteger(number)) return false;
  const where = { unionId: ctx.unionId, number, needsApproval: true, approved: null };
  return (
    (await read(ctx, (tx) =>
      tx.exportRequest.count({ where: { ...where, expiresAt: { gt: new Date() } } }),
    )) > 0
  );
}
