import type { InputJsonValue } from "@prisma/client/runtime/client";
import type { Context } from "./context";
import { Prisma, type Statements } from "./db";
import { newId } from "./ids";

export type AuditEvent = {
  action: string;
  entity: string;
  entityId?: string | null;
  /** Field names, counts and ids. No content: the audit outlives an erasure. */
  details?: Record<string, InputJsonValue>;
};

/** Writes the audit row in the change's own transaction. */
export async function audit(
  tx: Statements,
  ctx: Pick<Context, "actor" | "unionId">,
  event: AuditEvent,
): Promise<void> {
  await tx.$executeRaw(auditOf(ctx, event));
}

/** The same as a statement: one row for each row of `from`, or one. */
export function auditOf(
  ctx: Pick<Context, "actor" | "unionId">,
  { action, entity, entityId = null, details = {} }: AuditEvent,
  from = Prisma.empty,
): Prisma.Sql {
  const { type: kind, name } = ctx.actor;
  const actorId = ctx.actor.type === "user" ? ctx.actor.userId : null;
  return Prisma.sql`
    INSERT INTO audit_entry (union_id, id, actor_kind, actor_id, actor_name, action, entity, entity_id, details)
    SELECT ${ctx.unionId}::uuid, ${newId()}::uuid, ${kind}::actor_kind, ${actorId}::uuid, ${name}, ${action}, ${entity},
      ${entityId}::uuid, ${JSON.stringify(details)}::jsonb ${from}`;
}
