import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Span } from "../spans/queries";

export type Two = { a: string; b: string };
type Piece = { span: Span; after: string };

/** So many contacts are compared with all others at a time; what is in memory doesn't grow with the union. */
const pieceSize = 5_000;
/** Of a telephone that a whole boarding house has, those with the likest names. */
const nearest = 20;

/**
 * The next contacts that the search is about as the temporary table `looked`. Gives back where the piece after it begins, null at
 * the end.
 */
export async function takePiece(tx: Tx, ctx: Context, { span, after }: Piece): Promise<string | null> {
  const size = await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE looked ON COMMIT DROP AS
    SELECT c.id, c.search_text, c.birth_date, c.national_id_key, c.workplace_id, c.birth_date = ANY (${span.crowdedDays}::date[]) AS crowded,
      EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone') AS has_phone
    FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id > ${after}::uuid AND ${isChanged("c", span)} ORDER BY c.id LIMIT ${pieceSize}::int`);
  await tx.$executeRaw`ANALYZE looked`;
  if (size < pieceSize) return null;
  const [last] = await tx.$queryRaw<{ id: string }[]>`SELECT max(id::text) AS id FROM looked`;
  return last?.id ?? null;
}

/** Changed since the last search: she is a side that is looked at by herself. */
const isChanged = (alias: string, { since }: Span): Prisma.Sql =>
  since ? Prisma.sql`${Prisma.raw(alias)}.updated_at > ${since}::timestamptz` : Prisma.sql`true`;

/**
 * Who of everybody shares a number, an address, a day of birth and something of the name, or the name and the place with one of
 * `looked`. Never all with all: the others are found by their indexes, one looked-at contact after the other, whatever the planner
 * believes of tables that an import has just filled.
 */
export async function candidates(tx: Tx, ctx: Context, span: Span): Promise<Two[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  // A pair is compared once: from its lower side, where both sides are looked at.
  const other = Prisma.sql`b.id <> a.id AND (b.id > a.id OR NOT (${isChanged("b", span)}))`;
  const found = Prisma.join(
    [...sharingNumbers(union, other), ...sharingDays(union, other)].map(
      (others) =>
        Prisma.sql`SELECT a.id AS one, b.id AS other FROM looked a CROSS JOIN LATERAL (${others}) b`,
    ),
    " UNION ",
  );
  return tx.$queryRaw<Two[]>(Prisma.sql`
    SELECT DISTINCT least(one, other)::text AS a, greatest(one, other)::text AS b FROM (${found}) f`);
}

function sharingNumbers(union: Prisma.Sql, other: Prisma.Sql): Prisma.Sql[] {
  const likest = Prisma.sql`AND ${other} AND (a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.15)
    ORDER BY similarity(a.search_text, b.search_text) DESC, b.id LIMIT ${nearest}::int`;
  return [
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND b.national_id_key = a.national_id_key AND ${other} LIMIT ${nearest}::int`,
    Prisma.sql`SELECT b.id FROM contact_point p JOIN contact_point q ON q.union_id = p.union_id AND q.value = p.value
      JOIN contact b ON b.union_id = q.union_id AND b.id = q.contact_id WHERE p.union_id = ${union} AND p.contact_id = a.id ${likest}`,
    Prisma.sql`SELECT b.id FROM job p JOIN job q ON q.union_id = p.union_id AND q.employee_number = p.employee_number
      JOIN contact b ON b.union_id = q.union_id AND b.id = q.contact_id WHERE p.union_id = ${union} AND p.contact_id = a.id ${likest}`,
    Prisma.sql`SELECT b.id FROM membership p JOIN membership q ON q.union_id = p.union_id AND q.card_number = p.card_number
      JOIN contact b ON b.union_id = q.union_id AND b.id = q.contact_id WHERE p.union_id = ${union} AND p.contact_id = a.id ${likest}`,
  ];
}

function sharingDays(union: Prisma.Sql, other: Prisma.Sql): Prisma.Sql[] {
  return [
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND NOT a.crowded AND b.birth_date = a.birth_date
      AND ${other} AND similarity(a.search_text, b.search_text) >= 0.3 OFFSET 0`,
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND a.crowded AND b.search_text = a.search_text AND b.birth_date = a.birth_date
      AND ${other} OFFSET 0`,
    Prisma.sql`SELECT b.id FROM contact b WHERE b.union_id = ${union} AND b.search_text = a.search_text AND b.workplace_id = a.workplace_id
      AND (a.birth_date <> b.birth_date) IS NOT TRUE AND ${other} AND NOT (a.has_phone AND EXISTS (
        SELECT 1 FROM contact_point p WHERE p.union_id = ${union} AND p.contact_id = b.id AND p.kind = 'phone')) LIMIT ${nearest}::int`,
  ];
}
