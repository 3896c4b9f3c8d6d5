import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

/**
 * Recounts what lists and row security know of contacts today from the rows that say so: current job, membership, latest
 * assessment, last contact. Call it last in the transaction that changed one of those rows and await it alone: it counts with
 * the union's eyes, for a delegate doesn't see everybody's assessments and a moved contact may leave the mover's turf.
 */
export async function refreshPresentDay(tx: Tx, ctx: Context, contactIds: readonly string[]): Promise<void> {
  const ids = [...new Set(contactIds)];
  if (ids.length === 0) return;
  const where = Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${ids}::uuid[])`;
  await look(tx, "system", true);
  // Whoever counts the same people now waits here, and then counts with fresh eyes: two conversations at once both tell.
  await tx.$executeRaw`
    SELECT 1 FROM contact c WHERE ${where} ORDER BY c.id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE contact k SET
      workplace_id = p.workplace_id, department_id = p.department_id, shift_id = p.shift_id, is_member = p.is_member,
      assessment = p.assessment, assessed_at = p.assessed_at, last_contact_at = p.last_contact_at,
      last_outcome = p.last_outcome, last_conversation_at = p.last_conversation_at,
      version = k.version + 1, updated_at = now()
    FROM (${presentDay(ctx, where)}) p
    WHERE k.union_id = ${ctx.unionId}::uuid AND k.id = p.id
      AND (k.workplace_id, k.department_id, k.shift_id, k.is_member, k.assessment, k.assessed_at, k.last_contact_at, k.last_outcome, k.last_conversation_at)
        IS DISTINCT FROM
        (p.workplace_id, p.department_id, p.shift_id, p.is_member, p.assessment, p.assessed_at, p.last_contact_at, p.last_outcome, p.last_conversation_at)`;
  await look(tx, ctx.role, ctx.turf.whole);
}

/**
 * Does something with the union's eyes, in somebody's transaction: what has been asked and allowed must then be done whole,
 * also where it crosses a turf. Await it alone.
 */
export async function withUnionEyes<T>(tx: Tx, ctx: Context, run: () => Promise<T>): Promise<T> {
  await look(tx, "system", true);
  const done = await run();
  await look(tx, ctx.role, ctx.turf.whole);
  return done;
}

async function look(tx: Tx, role: Context["role"], whole: boolean): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.role', ${role}, true), set_config('app.whole', ${whole ? "on" : ""}, true)`;
}

/** The present-day columns of the contacts `c` that fulfil `where`, counted from their rows. */
export function presentDay(ctx: Pick<Context, "unionId" | "timeZone">, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, j.workplace_id, j.department_id, j.shift_id,
      EXISTS (
        SELECT 1 FROM membership m
        WHERE m.union_id = c.union_id AND m.contact_id = c.id
          AND coalesce(m.joined_on, m.recorded_on) <= ${today(ctx)}::date
          AND (m.left_on IS NULL OR m.left_on > ${today(ctx)}::date)
      ) AS is_member,
      a.level AS assessment, a.assessed_at, t.held_at AS last_contact_at, t.outcome AS last_outcome,
      v.held_at AS last_conversation_at
    FROM contact c
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN LATERAL (
      SELECT level, assessed_at FROM assessment
      WHERE union_id = c.union_id AND contact_id = c.id AND withdrawn_at IS NULL
      ORDER BY assessed_at DESC, id DESC LIMIT 1
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT held_at, outcome FROM conversation
      WHERE union_id = c.union_id AND contact_id = c.id AND withdrawn_at IS NULL
      ORDER BY held_at DESC, id DESC LIMIT 1
    ) t ON true
    LEFT JOIN LATERAL (
      SELECT held_at FROM conversation
      WHERE union_id = c.union_id AND contact_id = c.id AND withdrawn_at IS NULL AND outcome = 'conversation'
      ORDER BY held_at DESC LIMIT 1
    ) v ON true
    WHERE ${where}`;
}
