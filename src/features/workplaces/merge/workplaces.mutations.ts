import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Merging, noteAfter, noteBefore, noteMade, removeNoted } from "./record.mutations";
import { placeTables } from "./tables";

/**
 * Two names of one workplace become one. Departments and shifts of the same name become one, the others are made anew; jobs of all
 * times, headcounts, turf, lists and facts go to it. Headcounts keep their days: of two for one day the later recorded counts.
 */
export async function mergeWorkplaces(tx: Tx, ctx: Context, merging: Merging): Promise<void> {
  const { staysId, wentId } = merging;
  const ofWent = Prisma.sql`t.workplace_id = ${wentId}::uuid`;
  const departments = await partsOf(tx, ctx, { merging, table: "department" });
  const shifts = await partsOf(tx, ctx, { merging, table: "shift" });
  await removeNoted(tx, ctx, merging, {
    table: "turf",
    where: Prisma.sql`${ofWent} AND ${isTwice(ctx, { staysId, departments })}`,
  });
  await removeNoted(tx, ctx, merging, {
    table: "activity_place",
    where: Prisma.sql`${ofWent} AND ${isMeantTwice(ctx, { staysId, departments, shifts })}`,
  });
  for (const [table, columns] of Object.entries(placeTables.workplace)) {
    const sets = columns.map((column) => setting(column, { staysId, departments, shifts }));
    await noteBefore(tx, ctx, merging, { table, columns, where: ofWent });
    await tx.$executeRaw(Prisma.sql`
      UPDATE ${Prisma.raw(table)} t SET ${Prisma.join(sets)} WHERE t.union_id = ${ctx.unionId}::uuid AND ${ofWent}`);
    await noteAfter(tx, ctx, merging, { table, columns });
  }
  await moveContacts(tx, ctx, { from: wentId });
  await moveCampaigns(tx, ctx, merging);
  for (const table of ["department", "shift"]) await removeNoted(tx, ctx, merging, { table, where: ofWent });
  await removeNoted(tx, ctx, merging, { table: "workplace", where: Prisma.sql`t.id = ${wentId}::uuid` });
}

/** Ids of the parts that go, and of those that take their place, in the same order. */
type Parts = { from: string[]; to: string[] };

async function partsOf(
  tx: Tx,
  ctx: Context,
  { merging, table }: { merging: Merging; table: "department" | "shift" },
): Promise<Parts> {
  const { staysId, wentId } = merging;
  const rows = await tx.$queryRaw<{ from: string; to: string | null }[]>(Prisma.sql`
    SELECT g.id::text AS from, s.id::text AS to FROM ${Prisma.raw(table)} g
    LEFT JOIN ${Prisma.raw(table)} s ON s.union_id = ${ctx.unionId}::uuid AND s.workplace_id = ${staysId}::uuid
      AND lower(s.name) = lower(g.name)
    WHERE g.union_id = ${ctx.unionId}::uuid AND g.workplace_id = ${wentId}::uuid ORDER BY g.position, g.id`);
  const made = rows.filter(({ to }) => to === null).map(({ from }) => ({ from, to: newId() }));
  const columns = Prisma.raw(table === "shift" ? ", starts_at, ends_at" : "");
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${Prisma.raw(table)} (union_id, id, workplace_id, name, position ${columns})
    SELECT ${ctx.unionId}::uuid, n.id, ${staysId}::uuid, g.name, 1000 + g.position ${columns}
    FROM unnest(${made.map(({ from }) => from)}::uuid[], ${made.map(({ to }) => to)}::uuid[]) AS n (from_id, id)
    JOIN ${Prisma.raw(table)} g ON g.union_id = ${ctx.unionId}::uuid AND g.id = n.from_id`);
  await noteMade(tx, ctx, merging, { table, ids: made.map(({ to }) => to) });
  const known = rows.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const all = [...known, ...made];
  return { from: all.map(({ from }) => from), to: all.map(({ to }) => to) };
}

const partFor = ({ from, to }: Parts, column: Prisma.Sql) =>
  Prisma.sql`(SELECT m.to_id FROM unnest(${from}::uuid[], ${to}::uuid[]) AS m (from_id, to_id) WHERE m.from_id = ${column})`;

type Setting = { staysId: string; departments: Parts; shifts: Parts };

function setting(column: string, { staysId, departments, shifts }: Setting): Prisma.Sql {
  if (column === "department_id")
    return Prisma.sql`department_id = ${partFor(departments, Prisma.sql`t.department_id`)}`;
  if (column === "shift_id") return Prisma.sql`shift_id = ${partFor(shifts, Prisma.sql`t.shift_id`)}`;
  return Prisma.sql`workplace_id = ${staysId}::uuid`;
}

/** Turf that the seat has at the other workplace already. */
const isTwice = (
  ctx: Context,
  { staysId, departments }: Pick<Setting, "staysId" | "departments">,
) => Prisma.sql`EXISTS (
  SELECT 1 FROM turf o WHERE o.union_id = ${ctx.unionId}::uuid AND o.seat_id = t.seat_id AND o.workplace_id = ${staysId}::uuid
    AND o.department_id IS NOT DISTINCT FROM ${partFor(departments, Prisma.sql`t.department_id`)})`;

/** An activity that is meant for the same part of the other workplace already. */
const isMeantTwice = (ctx: Context, { staysId, departments, shifts }: Setting) => Prisma.sql`EXISTS (
  SELECT 1 FROM activity_place o WHERE o.union_id = ${ctx.unionId}::uuid AND o.activity_id = t.activity_id
    AND o.workplace_id = ${staysId}::uuid
    AND o.department_id IS NOT DISTINCT FROM ${partFor(departments, Prisma.sql`t.department_id`)}
    AND o.shift_id IS NOT DISTINCT FROM ${partFor(shifts, Prisma.sql`t.shift_id`)})`;

/** Where a contact is follows from the current job. */
export async function moveContacts(
  tx: Tx,
  ctx: Context,
  scope: { from: string } | { jobsOf: string },
): Promise<void> {
  const those =
    "from" in scope
      ? Prisma.sql`c.workplace_id = ${scope.from}::uuid`
      : Prisma.sql`j.id IN (SELECT x.row_id FROM place_merge_change x
          WHERE x.union_id = ${ctx.unionId}::uuid AND x.place_merge_id = ${scope.jobsOf}::uuid AND x.entity = 'job')`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET workplace_id = j.workplace_id, department_id = j.department_id, shift_id = j.shift_id
    FROM job j
    WHERE c.union_id = ${ctx.unionId}::uuid AND j.union_id = ${ctx.unionId}::uuid AND j.contact_id = c.id AND j.is_current AND ${those}`);
}

/** The workplace is a part of the key: removed, and made anew where the campaign hasn't the other one. */
async function moveCampaigns(tx: Tx, ctx: Context, { mergeId, staysId, wentId }: Merging): Promise<void> {
  const where = Prisma.sql`t.workplace_id = ${wentId}::uuid`;
  await noteBefore(tx, ctx, { mergeId }, { table: "campaign_workplace", where, key: "campaign_id" });
  const made = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO campaign_workplace (union_id, campaign_id, workplace_id)
    SELECT ${ctx.unionId}::uuid, t.campaign_id, ${staysId}::uuid FROM campaign_workplace t
    WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}
    ON CONFLICT DO NOTHING RETURNING campaign_id::text AS id`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE place_merge_change c SET after = jsonb_build_object('workplace_id', ${staysId}::uuid)
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.place_merge_id = ${mergeId}::uuid AND c.entity = 'campaign_workplace'
      AND c.row_id = ANY (${made.map(({ id }) => id)}::uuid[])`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM campaign_workplace t WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}`);
}
