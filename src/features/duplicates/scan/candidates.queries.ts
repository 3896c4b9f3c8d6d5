import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Span } from "./spans.queries";
import { crowd } from "./sweep";

export type Two = { a: string; b: string };
export type Changed = Pick<Span, "days"> & { since: Date };

/** So many contacts are compared with all others at a time, so that memory does not grow with the union. */
const pieceSize = 2_000;
/** Of a telephone shared by many, those with the most similar names. */
const nearest = 20;
const most = 500;

/** The next changed contacts as the temporary table `looked`. Returns where the next piece begins, null at the end. */
export async function takePiece(
  tx: Tx,
  ctx: Context,
  { changed, after }: { changed: Changed; after: string },
): Promise<string | null> {
  const crowded = changed.days.filter(({ people }) => people > crowd).map(({ day }) => day);
  const size = await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE looked ON COMMIT DROP AS
    SELECT c.id, c.search_text, c.birth_date, c.national_id_key, c.workplace_id, c.birth_date = ANY (${crowded}::date[]) AS crowded,
      EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone') AS has_phone
    FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id > ${after}::uuid AND c.updated_at > ${changed.since}::timestamptz
    ORDER BY c.id LIMIT ${pieceSize}::int`);
  await tx.$executeRaw`ANALYZE looked`;
  if (size < pieceSize) return null;
  const [last] = await tx.$queryRaw<{ id: string }[]>`SELECT max(id::text) AS id FROM looked`;
  return last?.id ?? null;
}

/**
 * Contacts that share a number, a day of birth and part of the name, or name and place with one of `looked`. LATERAL, so
 * that the indexes are used one contact at a time, whatever the planner's statistics say after an import.
 */
export async function candidates(tx: Tx, ctx: Context, { since }: Changed): Promise<Two[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  // A pair is compared once: from its lower id, where both are in `looked`.
  const other = Prisma.sql`b.id <> a.id AND (b.id > a.id OR b.updated_at <= ${since}::timestamptz)`;
  const found = [...sharingNumbers(union, other), ...sharingDays(union, other)].map(
    (others) => Prisma.sql`SELECT a.id AS one, b.id AS other FROM looked a CROSS JOIN LATERAL (${others}) b`,
  );
  const near = await tx.$queryRaw<Two[]>(Prisma.sql`
    SELECT DISTINCT least(one, other)::text AS a, greatest(one, other)::text AS b FROM (${Prisma.join(found, " UNION ")}) f`);
  return [...near, ...(await namesakes(tx, union, other))];
}

function sharingNumbers(union: Prisma.Sql, other: Prisma.Sql): Prisma.Sql[] {
  /** `p` is the contact in `looked`, `same` the rows that share its number. */
  const shared = (own: string, same: string) => Prisma.sql`
    SELECT b.id FROM ${Prisma.raw(own)} CROSS JOIN LATERAL (
      SELECT q.contact_id FROM ${Prisma.raw(same)} AND q.union_id = ${union} LIMIT ${most}::int) q
    JOIN contact b ON b.union_id = ${union} AND b.id = q.contact_id WHERE p.union_id = ${union} AND p.contact_id = a.id AND ${other}
      AND (a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.15)
    ORDER BY similarity(a.search_text, b.search_text) DESC, b.id LIMIT ${nearest}::int`;
  const at = (job: string, workplace: string) =>
    `JOIN workplace ${workplace} ON ${workplace}.union_id = ${job}.union_id AND ${workplace}.id = ${job}.workplace_id`;
  return [
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND b.national_id_key = a.national_id_key AND ${other} LIMIT ${nearest}::int`,
    shared("contact_point p", "contact_point q WHERE q.value = p.value"),
    shared("membership p", "membership q WHERE q.card_number = p.card_number"),
    shared(
      `job p ${at("p", "v")}`,
      `job q ${at("q", "w")} WHERE q.employee_number = p.employee_number AND w.employer_id = v.employer_id`,
    ),
  ];
}

function sharingDays(union: Prisma.Sql, other: Prisma.Sql): Prisma.Sql[] {
  return [
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND NOT a.crowded AND b.birth_date = a.birth_date
      AND ${other} AND (a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.3) OFFSET 0`,
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND a.crowded AND b.search_text = a.search_text AND b.birth_date = a.birth_date
      AND ${other} OFFSET 0`,
  ];
}

/** The same name at the same place, without telephones that tell them apart: the places' people are hashed once. */
async function namesakes(tx: Tx, union: Prisma.Sql, other: Prisma.Sql): Promise<Two[]> {
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const found = await tx.$queryRaw<Two[]>(Prisma.sql`
    SELECT least(one, other)::text AS a, greatest(one, other)::text AS b FROM (
      SELECT a.id AS one, b.id AS other, row_number() OVER (PARTITION BY a.id ORDER BY b.id) AS place
      FROM looked a JOIN contact b ON b.union_id = ${union} AND b.workplace_id = a.workplace_id AND b.search_text = a.search_text
      WHERE (a.birth_date <> b.birth_date) IS NOT TRUE AND ${other} AND NOT (a.has_phone AND EXISTS (
        SELECT 1 FROM contact_point p WHERE p.union_id = ${union} AND p.contact_id = b.id AND p.kind = 'phone'))) p
    WHERE p.place <= ${nearest}::int`);
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return found;
}
