import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { type KnownRows, pairs, people, recorded } from "../records/mutations";

/** Another workplace, department or shift: the job that was held ends today and stays, the one of the file begins. */
export async function moveJobs(tx: Tx, ctx: Context, known: KnownRows): Promise<void> {
  const moved = recorded(ctx, known, "job_move");
  const day = Prisma.sql`${today(ctx)}::date`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE job j SET is_current = false, ended_on = greatest(${day}, j.started_on), ending = 'moved' FROM import_change x
    WHERE ${moved} AND j.union_id = x.union_id AND j.id = x.entity_id`);
  const newer = (column: string, type: string) =>
    Prisma.raw(
      `CASE WHEN x.after ? 'workplace_id' THEN i.${column} WHEN x.after ? '${column}' THEN (x.after ->> '${column}')::${type} ELSE j.${column} END`,
    );
  const part = (column: string, target: string) =>
    Prisma.raw(
      `CASE WHEN x.after ? 'workplace_id' THEN ${target}.id WHEN x.after ? '${column}' THEN (x.after ->> '${column}')::uuid ELSE j.${column} END`,
    );
  await tx.$executeRaw(Prisma.sql`
    WITH opened AS (
      INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, line, title, employee_number, contract_type,
        contract_ends_on, started_on, recorded_on, import_batch_id)
      SELECT x.union_id, gen_random_uuid(), j.contact_id, coalesce((x.after ->> 'workplace_id')::uuid, j.workplace_id),
        ${part("department_id", "td")}, ${part("shift_id", "th")}, ${newer("line", "text")}, ${newer("title", "text")},
        ${newer("employee_number", "text")}, ${newer("contract_type", "contract_type")}, ${newer("contract_ends_on", "date")},
        ${day}, ${day}, x.batch_id
      FROM import_change x JOIN job j ON j.union_id = x.union_id AND j.id = x.entity_id
      JOIN import_person i ON i.union_id = x.union_id AND i.batch_id = x.batch_id AND i.row_number = x.row_number
      LEFT JOIN department td ON td.union_id = x.union_id AND td.workplace_id = (x.after ->> 'workplace_id')::uuid AND lower(td.name) = lower(i.department)
      LEFT JOIN shift th ON th.union_id = x.union_id AND th.workplace_id = (x.after ->> 'workplace_id')::uuid AND lower(th.name) = lower(i.shift)
      WHERE ${moved} RETURNING *
    ) ${remember(known, "job")}`);
}

/** A job for whoever has none now, where the row says where. */
export async function openJobs(tx: Tx, ctx: Context, known: KnownRows & { site: Prisma.Sql }): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    WITH opened AS (
      INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, line, title, employee_number, contract_type,
        contract_ends_on, started_on, recorded_on, import_batch_id)
      SELECT i.union_id, gen_random_uuid(), r.contact_id, w.id, d.id, h.id, i.line, i.title, i.employee_number, i.contract_type,
        i.contract_ends_on, i.started_on, ${today(ctx)}::date, i.batch_id
      FROM ${people(ctx, known)}
      JOIN workplace w ON w.union_id = i.union_id AND lower(w.name) = lower(coalesce(i.workplace, ${known.site}))
      LEFT JOIN department d ON d.union_id = i.union_id AND d.workplace_id = w.id AND lower(d.name) = lower(i.department)
      LEFT JOIN shift h ON h.union_id = i.union_id AND h.workplace_id = w.id AND lower(h.name) = lower(i.shift)
      WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = i.union_id AND j.contact_id = r.contact_id AND j.is_current)
      RETURNING *
    ) ${remember(known, "job")}`);
}

/** A membership for whoever the file calls a member and who has none that is open. A silent cell makes none. */
export async function openMemberships(
  tx: Tx,
  ctx: Context,
  known: KnownRows & { by: string | null },
): Promise<void> {
  const day = Prisma.sql`${today(ctx)}::date`;
  await tx.$executeRaw(Prisma.sql`
    WITH opened AS (
      INSERT INTO membership (union_id, id, contact_id, card_number, joined_on, recorded_on, import_batch_id, created_by)
      SELECT i.union_id, gen_random_uuid(), r.contact_id, i.card_number, i.joined_on, ${day}, i.batch_id, ${known.by}::uuid
      FROM ${people(ctx, known)}
      WHERE i.is_member AND NOT EXISTS (
        SELECT 1 FROM membership m WHERE m.union_id = i.union_id AND m.contact_id = r.contact_id
          AND (m.left_on IS NULL OR m.left_on > coalesce(i.joined_on, ${day})))
      RETURNING *
    ) ${remember(known, "membership")}`);
}

/** What was opened is kept as it was, so that the undo sees whether somebody changed it since. */
function remember(known: KnownRows, table: "job" | "membership"): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, after)
    SELECT o.union_id, o.import_batch_id, gen_random_uuid(), r.row_number, ${`${table}_opened`}, o.id, to_jsonb(o)
    FROM opened o JOIN ${pairs(known)} ON r.contact_id = o.contact_id`;
}
