import "server-only";
import { readableNationalId } from "@/features/contacts/national-id.queries";
import { readableText } from "@/features/contacts/sealed-texts.queries";
import { lastCharacter } from "@/features/contacts/search.queries";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { ofBatch } from "../batch.queries";
import { imports } from "../policy";
import { type Beside, type Possible, possibleOf, type Standing } from "./candidates";
import { isOpen, type Staged, stagedTable } from "./match.mutations";
import { sameNumber } from "./same-number.queries";

/** Whom the rows of a range that are nobody yet may be among the people who are there. */
export async function possibleIn(ctx: Context, staged: Staged): Promise<Possible[]> {
  authorize(ctx, imports.run);
  return read(ctx, async (tx) => {
    await stagedTable(tx, ctx, staged);
    const pairs = await sharing(tx, ctx);
    return possibleOf(await sideBySide(tx, ctx, { batchId: staged.lease.batchId, pairs }));
  });
}

export type Shared = { row: number; id: string; kinds: string[] };

/** What both say, of each pair that is still there. */
export async function sideBySide<P extends Shared>(
  tx: Tx,
  ctx: Context,
  { batchId, pairs }: { batchId: string; pairs: readonly P[] },
): Promise<(P & Beside)[]> {
  if (pairs.length === 0) return [];
  const rows = await stagedStandings(tx, ctx, { batchId, rows: [...new Set(pairs.map(({ row }) => row))] });
  const contacts = await standings(tx, ctx, [...new Set(pairs.map(({ id }) => id))]);
  return pairs.flatMap((pair) => beside(pair, rows, contacts));
}

/** Rows and contacts that share a number, or a day of birth and something of the name. */
function sharing(tx: Tx, ctx: Context): Promise<Shared[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  return tx.$queryRaw<Shared[]>(Prisma.sql`
    SELECT e.row_number AS row, e.id::text, array_agg(DISTINCT e.kind) AS kinds FROM (
      SELECT s.row_number, c.id, 'national_id' AS kind FROM staged s JOIN contact c ON c.union_id = ${union} AND c.national_id_key = s.national_id
      UNION ALL SELECT s.row_number, m.contact_id, 'card_number' FROM staged s
        JOIN membership m ON m.union_id = ${union} AND ${sameNumber("m.card_number", "s.card_number")}
      UNION ALL SELECT s.row_number, j.contact_id, 'employee_number' FROM staged s
        JOIN job j ON j.union_id = ${union} AND ${sameNumber("j.employee_number", "s.employee_number")}
        JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
        JOIN employs e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = s.workplace)
      UNION ALL SELECT s.row_number, n.id, 'point' FROM staged s CROSS JOIN LATERAL unnest(s.points) AS v (value) CROSS JOIN LATERAL (
        SELECT c.id FROM contact_point p JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id
        WHERE p.union_id = ${union} AND p.value = v.value ORDER BY similarity(c.search_text, s.search) DESC, c.id LIMIT 10) n
      UNION ALL SELECT s.row_number, n.id, 'birth_date' FROM staged s CROSS JOIN LATERAL (${bornTogether(union)}) n
      UNION ALL SELECT s.row_number, n.id, 'place' FROM staged s CROSS JOIN LATERAL (${sharingPlace(union)}) n
    ) e WHERE ${isOpen(ctx, "e")} GROUP BY 1, 2`);
}

/**
 * Who was born on the row's day and is called alike, or by the row's words in another order: first whom any of them begins. Found
 * by their index, one row after the other, however many people the union has: the range reaches it below row security.
 */
function bornTogether(union: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT b.id FROM (SELECT left(s.search, 2) AS start
      UNION SELECT w.word || ' ' FROM string_to_table(s.search, ' ') WITH ORDINALITY AS w (word, place) WHERE w.place > 1) o
    CROSS JOIN LATERAL (SELECT c.id FROM contact c WHERE c.union_id = ${union} AND c.birth_date = s.birth_date
      AND c.search_text ~>=~ o.start AND c.search_text ~<~ (o.start || ${lastCharacter})
      AND left(c.search_text, length(o.start)) = o.start AND similarity(c.search_text, s.search) >= 0.4 OFFSET 0) b`;
}

/** Who has the row's name at its workplace and in no other department. Of several nothing could decide between them. */
function sharingPlace(union: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id FROM contact c LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    WHERE c.union_id = ${union} AND c.search_text = s.search AND c.workplace_id = s.workplace_id
      AND (lower(d.name) <> s.department) IS NOT TRUE LIMIT 3`;
}

function beside<P extends Shared>(
  pair: P,
  rows: Map<number, Standing>,
  contacts: Map<string, Standing>,
): (P & Beside)[] {
  const { row, id, kinds } = pair;
  const [staged, standing] = [rows.get(row), contacts.get(id)];
  if (!staged || !standing) return [];
  // A contact has had several jobs and cards: the one that agrees is the one that counts.
  const agreeing = {
    ...standing,
    ...(kinds.includes("employee_number") && {
      employeeNumber: staged.employeeNumber,
      employer: staged.employer,
    }),
    ...(kinds.includes("card_number") && { cardNumber: staged.cardNumber }),
  };
  return [{ ...pair, staged, standing: agreeing }];
}

type Sealed = Omit<Standing, "nationalId" | "address"> & {
  cipher: string | null;
  sealedFor: string;
  addressCipher: string | null;
};
const opened = (ctx: Context, { cipher, sealedFor, addressCipher, ...standing }: Sealed): Standing => ({
  ...standing,
  nationalId: readableNationalId(sealedFor, cipher),
  address: readableText(ctx, "address", addressCipher),
});

async function stagedStandings(
  tx: Tx,
  ctx: Context,
  { batchId, rows }: { batchId: string; rows: number[] },
): Promise<Map<number, Standing>> {
  const found = await tx.$queryRaw<({ row: number } & Sealed)[]>(Prisma.sql`
    SELECT i.row_number AS row, i.name, i.birth_date::text AS "birthDate", i.address_cipher AS "addressCipher", i.phones, i.emails, i.employer,
      i.employee_number AS "employeeNumber", i.card_number AS "cardNumber", i.national_id_cipher AS cipher, i.contact_id::text AS "sealedFor"
    FROM import_person i WHERE ${ofBatch("i", ctx, batchId)} AND i.row_number = ANY (${rows}::int[])`);
  return new Map(found.map(({ row, ...each }) => [row, opened(ctx, each)]));
}

async function standings(tx: Tx, ctx: Context, ids: string[]): Promise<Map<string, Standing>> {
  const point = (
    kind: string,
  ) => Prisma.sql`coalesce((SELECT array_agg(p.value ORDER BY p.position) FROM contact_point p
      WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = ${kind}::contact_point_kind), '{}')`;
  const found = await tx.$queryRaw<({ id: string } & Sealed)[]>(Prisma.sql`
    SELECT c.id::text, c.name, c.birth_date::text AS "birthDate", c.address_cipher AS "addressCipher", ${point("phone")} AS phones, ${point("email")} AS emails,
      NULL AS employer, j.employee_number AS "employeeNumber", (SELECT m.card_number FROM membership m
        WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.card_number IS NOT NULL ORDER BY m.recorded_on DESC LIMIT 1) AS "cardNumber",
      c.national_id_cipher AS cipher, c.id::text AS "sealedFor"
    FROM contact c LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${ids}::uuid[])`);
  return new Map(found.map(({ id, ...each }) => [id, opened(ctx, each)]));
}
