import type { InputJsonValue } from "@prisma/client/runtime/client";
import type { Context } from "./context";
import type { Tx } from "./db";
import { newId } from "./ids";

export type AuditEvent = {
  action: string;
  entity: string;
  entityId?: string | null;
  /** Field names, counts and ids. No content: the audit outlives an erasure. */
  details?: Record<string, InputJsonValue>;
};

/** Writes the audit row of a change, in the change's own transaction: no trace, no change. */
export async function audit(
  tx: Tx,
  ctx: Pick<Context, "actor" | "unionId">,
  { action, entity, entityId, details }: AuditEvent,
): Promise<void> {
  await tx.auditEntry.createMany({
    data: [
      {
        unionId: ctx.unionId,
        id: newId(),
        actorKind: ctx.actor.type,
        actorId: ctx.actor.type === "user" ? ctx.actor.userId : null,
        actorName: ctx.actor.name,
        action,
        entity,
        entityId: entityId ?? null,
        details: details ?? {},
      },
    ],
  });
}
