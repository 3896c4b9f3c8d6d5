import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { systemOf } from "./factories";

/** The audit rows of one kind of act, the oldest first: who, on what, and what is told of it. */
export const auditRows = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) =>
    tx.auditEntry.findMany({
      where: { unionId: ctx.unionId, action },
      select: { actorName: true, entity: true, entityId: true, details: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
  );
