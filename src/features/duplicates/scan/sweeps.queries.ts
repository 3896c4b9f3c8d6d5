import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Two } from "./candidates.queries";
import type { Day } from "./spans.queries";
import { pagesOfDays } from "./sweep";

/** A number of more contacts than this tells nothing; of fewer, those with the most similar names. */
const most = 500;
const nearest = 20;
const keysAtOnce = 2_000;

/** `next` is null at the end. */
type Page = { pairs: Two[]; next: string | null };
/** Pages over all contacts of a union: never all with all. */
export type Sweep = (tx: Tx, ctx: Context, after: string) => Promise<Page>;

/** (contact_id, key); an employee number counts only at its employer. */
const numbers = {
  nationalId: Prisma.sql`SELECT c.union_id, c.id AS contact_id, c.national_id_key AS key FROM contact c WHERE c.national_id_key IS NOT NULL`,
  point: Prisma.sql`SELECT p.union_id, p.contact_id, p.value AS key FROM contact_point p`,
  card: Prisma.sql`SELECT m.union_id, m.contact_id, m.card_number AS key FROM membership m WHERE m.card_number IS NOT NULL`,
  employeeNumber: Prisma.sql`SELECT j.union_id, j.contact_id, j.employee_number || ' ' || w.employer_id AS key
    FROM job j JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id WHERE j.employee_number IS NOT NULL`,
};

/** Shared number; day of birth and part of the name; name and place. */
export function sweepsOf(days: readonly Day[], workplaces: readonly string[]): Sweep[] {
  const pages = pagesOfDays(days);
  return [
    ...Object.entries(numbers).map(([kind, said]) => sharingNumber(said, kind === "nationalId" ? 0 : 0.15)),
    overList(pages, sharingDays),
    overList(workplaces, sharingPlace),
  ];
}

function overList<T>(list: readonly T[], pairsOf: (tx: Tx, ctx: Context, item: T) => Promise<Two[]>): Sweep {
  return async (tx, ctx, after) => {
    const at = Number(after || "0");
    const item = list[at];
    if (item === undefined) return { pairs: [], next: null };
    return {
      pairs: await pairsOf(tx, ctx, item),
      next: at + 1 < list.length ? String(at + 1) : null,
    };
  };
}

function sharingNumber(said: Prisma.Sql, alike: number): Sweep {
  return async (tx, ctx, after) => {
    const ours = Prisma.sql`n.union_id = ${ctx.unionId}::uuid`;
    const keys = await tx.$queryRaw<{ key: string }[]>(Prisma.sql`
      SELECT n.key FROM (${said}) n WHERE ${ours} AND n.key > ${after} GROUP BY n.key
      HAVING count(DISTINCT n.contact_id) BETWEEN 2 AND ${most}::int ORDER BY n.key LIMIT ${keysAtOnce}::int`);
    const shared = keys.map(({ key }) => key);
    const pairs = await tx.$queryRaw<Two[]>(Prisma.sql`
      WITH named AS MATERIALIZED (
        SELECT DISTINCT n.key, c.id, c.search_text FROM (${said}) n JOIN contact c ON c.union_id = n.union_id AND c.id = n.contact_id
        WHERE ${ours} AND n.key = ANY (${shared}::text[]))
      SELECT DISTINCT one::text AS a, other::text AS b FROM (
        SELECT a.id AS one, b.id AS other,
          row_number() OVER (PARTITION BY a.id, a.key ORDER BY similarity(a.search_text, b.search_text) DESC, b.id) AS place
        FROM named a JOIN named b ON b.key = a.key AND b.id > a.id
        WHERE a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= ${alike}::float8) p
      WHERE p.place <= ${nearest}::int`);
    return { pairs, next: keys.length < keysAtOnce ? null : (shared.at(-1) ?? null) };
  };
}

type Days = { from: string; to: string; crowded: boolean };

function sharingDays(tx: Tx, ctx: Context, { from, to, crowded }: Days): Promise<Two[]> {
  const alike = crowded
    ? Prisma.sql`a.search_text = b.search_text`
    : Prisma.sql`(a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.3)`;
  return tx.$queryRaw<Two[]>(Prisma.sql`
    WITH born AS MATERIALIZED (
      SELECT c.id, c.birth_date, c.search_text FROM contact c
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.birth_date BETWEEN ${from}::date AND ${to}::date)
    SELECT a.id::text AS a, b.id::text AS b FROM born a JOIN born b ON b.birth_date = a.birth_date AND b.id > a.id WHERE ${alike}`);
}

function sharingPlace(tx: Tx, ctx: Context, workplaceId: string): Promise<Two[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  return tx.$queryRaw<Two[]>(Prisma.sql`
    WITH here AS MATERIALIZED (
      SELECT c.id, c.birth_date, c.search_text,
        EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = ${union} AND p.contact_id = c.id AND p.kind = 'phone') AS has_phone
      FROM contact c WHERE c.union_id = ${union} AND c.workplace_id = ${workplaceId}::uuid)
    SELECT one::text AS a, other::text AS b FROM (
      SELECT a.id AS one, b.id AS other, row_number() OVER (PARTITION BY a.id ORDER BY b.id) AS place
      FROM here a JOIN here b ON b.search_text = a.search_text AND b.id > a.id
      WHERE (a.birth_date <> b.birth_date) IS NOT TRUE AND NOT (a.has_phone AND b.has_phone)) p
    WHERE p.place <= ${nearest}::int`);
}
