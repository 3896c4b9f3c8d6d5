import { expect } from "vitest";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { systemOf } from "./factories";

/** The audit rows of one action in this union, the oldest first. */
export const auditRows = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) =>
    tx.auditEntry.findMany({
      where: { unionId: ctx.unionId, action },
      select: { actorName: true, entity: true, entityId: true, details: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
  );

type Expected = { times?: number; entityId?: string };

/** So many audit rows of an action in this union, about one entity where `entityId` is given. Returns them, oldest first. */
export async function expectAudited(ctx: Context, action: string, { times = 1, entityId }: Expected = {}) {
  const rows = (await auditRows(ctx, action)).filter((row) => !entityId || row.entityId === entityId);
  expect(rows.length, `audit rows of ${action}`).toBe(times);
  return rows;
}
