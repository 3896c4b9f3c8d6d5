import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { insertJobs, insertMemberships, jobColumns } from "./inserts.queries";
import { type Known, remembering } from "./known-changes.mutations";

/** Opened rows are kept as they were, so that the undo sees whether somebody changed them since. */
const asMade = Prisma.sql`to_jsonb(m)`;

/**
 * Another workplace, department or shift: the job that was held ends and stays, the one of the file begins, on the row's own day where
 * that comes after the beginning of the old one; an earlier day is that of the hiring, so the move is today's.
 */
export async function moveJobs(tx: Tx, ctx: Context, { batchId }: Known): Promise<void> {
  const now = Prisma.sql`${today(ctx)}::date`;
  const day = Prisma.sql`(CASE WHEN a.started_on > coalesce(j.started_on, j.recorded_on) AND a.started_on <= ${now} THEN a.started_on ELSE ${now} END)`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE job j SET is_current = false, ended_on = greatest(${day}, j.started_on), ending = 'moved'
    FROM recorded x JOIN arriving a ON a.row_number = x.row_number
    WHERE x.entity = 'job_move' AND j.union_id = ${ctx.unionId}::uuid AND j.id = x.entity_id`);
  const moved = Prisma.sql`
    INSERT INTO job (${jobColumns})
    SELECT j.union_id, sibling_id(a.contact_id), j.contact_id, coalesce((x.after ->> 'workplace_id')::uuid, j.workplace_id),
      ${Prisma.join(["department_id", "shift_id", "line", "title", "employee_number", "contract_type", "contract_ends_on"].map(newer))},
      ${day}, ${now}, ${batchId}::uuid
    FROM recorded x JOIN arriving a ON a.row_number = x.row_number JOIN job j ON j.union_id = ${ctx.unionId}::uuid AND j.id = x.entity_id
    WHERE x.entity = 'job_move'`;
  await tx.$executeRaw(remembering(moved, "job_opened", asMade));
}

/** At another workplace only what the file says of it; at the same one what the file changes and what was there. */
const jobTypes: Record<string, string> = {
  department_id: "uuid",
  shift_id: "uuid",
  contract_type: "contract_type",
  contract_ends_on: "date",
};
function newer(column: string): Prisma.Sql {
  const type = jobTypes[column] ?? "text";
  return Prisma.raw(
    `CASE WHEN x.after ? 'workplace_id' THEN a.${column} WHEN x.after ? '${column}' THEN (x.after ->> '${column}')::${type} ELSE j.${column} END`,
  );
}

/** A job for whoever has none now, where the row says where. */
export async function openJobs(tx: Tx, ctx: Context, { batchId }: Known): Promise<void> {
  const who = Prisma.sql`NOT a.is_new
    AND NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = a.union_id AND j.contact_id = a.id AND j.is_current)`;
  await tx.$executeRaw(remembering(insertJobs({ batchId, who, day: today(ctx) }), "job_opened", asMade));
}

/** A membership for whoever has none that is open. */
export async function openMemberships(tx: Tx, ctx: Context, { batchId }: Known): Promise<void> {
  const day = today(ctx);
  const who = Prisma.sql`NOT a.is_new AND NOT EXISTS (
    SELECT 1 FROM membership m WHERE m.union_id = a.union_id AND m.contact_id = a.id
      AND (m.left_on IS NULL OR m.left_on > coalesce(a.joined_on, ${day}::date)))`;
  const opened = insertMemberships({ batchId, who, day, by: actingUserId(ctx) });
  await tx.$executeRaw(remembering(opened, "membership_opened", asMade));
}
