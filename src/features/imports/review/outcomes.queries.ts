import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import type { AskReason } from "../staging/candidates";
import { standingId } from "../staging/contact-status.queries";
import { comparedFields, type OutcomeCounts } from "./outcomes";
import type { ListedOutcome } from "./row-list";

/** A batch by its id, or by the column of an outer query that names it. */
type Named = string | Prisma.Sql;

export const ofBatch = (alias: string, ctx: Context, batch: Named) =>
  Prisma.sql`${Prisma.raw(alias)}.union_id = ${ctx.unionId}::uuid AND ${Prisma.raw(alias)}.batch_id = ${typeof batch === "string" ? Prisma.sql`${batch}::uuid` : batch}`;

/** A question `q` is open while its row waits: a contact is asked of a row that is nobody, two rows while both are staged. */
export function openQuestions(ctx: Context, batchId: Named): Prisma.Sql {
  return Prisma.sql`
    SELECT q.* FROM import_candidate q JOIN import_row r ON ${ofBatch("r", ctx, batchId)} AND r.row_number = q.row_number
    WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NULL AND CASE WHEN q.contact_id IS NOT NULL
      THEN r.state IN ('staged', 'held') AND r.contact_id IS NULL
      ELSE r.state = 'staged' AND EXISTS (SELECT 1 FROM import_row o WHERE ${ofBatch("o", ctx, batchId)} AND o.row_number = q.other_row
        AND o.state = 'staged' AND (o.contact_id IS NULL OR r.contact_id IS NULL)) END`;
}

/** The rows that are nobody and have an open question about a contact: they are not written. */
export function heldRows(ctx: Context, batchId: string): Prisma.Sql {
  return Prisma.sql`SELECT q.row_number FROM (${openQuestions(ctx, batchId)}) q WHERE q.contact_id IS NOT NULL`;
}

/** The heaps of a batch that has been checked, as they are at this moment. */
export async function outcomesOf(ctx: Context, batchId: string): Promise<OutcomeCounts> {
  authorize(ctx, imports.read);
  const [piles] = await read(ctx, (tx) => tx.$queryRaw<OutcomeCounts[]>(countedOutcomes(ctx, batchId)));
  if (!piles) throw new AppError("NOT_FOUND");
  return piles;
}

/** The same of several batches, by their ids. */
export async function outcomesOfEach(ctx: Context, batchIds: string[]): Promise<Map<string, OutcomeCounts>> {
  authorize(ctx, imports.read);
  if (batchIds.length === 0) return new Map();
  const found = await read(ctx, (tx) =>
    tx.$queryRaw<(OutcomeCounts & { id: string })[]>(Prisma.sql`
      SELECT b.id::text, p.* FROM unnest(${batchIds}::uuid[]) AS b (id)
      CROSS JOIN LATERAL (${countedOutcomes(ctx, Prisma.sql`b.id`)}) p`),
  );
  return new Map(found.map(({ id, ...piles }) => [id, piles]));
}

function countedOutcomes(ctx: Context, batchId: Named): Prisma.Sql {
  return Prisma.sql`
      WITH open AS MATERIALIZED (${openQuestions(ctx, batchId)}), rows AS MATERIALIZED (
        SELECT r.state, CASE WHEN r.state = 'staged' THEN ${standingId("r")} ELSE r.contact_id END AS contact_id, r.row_number IN (SELECT row_number FROM open WHERE contact_id IS NOT NULL) AS asked
        FROM import_row r WHERE ${ofBatch("r", ctx, batchId)})
      SELECT count(*) FILTER (WHERE state = 'staged' AND contact_id IS NULL AND NOT asked)::int AS created,
        count(*) FILTER (WHERE state = 'staged' AND contact_id IS NOT NULL)::int AS known,
        count(*) FILTER (WHERE asked OR state = 'held')::int AS "toConfirm",
        count(*) FILTER (WHERE state = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE state = 'joined')::int AS joined,
        (SELECT count(*)::int FROM open WHERE contact_id IS NOT NULL) AS "openContacts",
        (SELECT count(*)::int FROM open WHERE other_row IS NOT NULL) AS "openRows",
        (SELECT count(*)::int FROM import_candidate q WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NOT NULL) AS answered
      FROM rows`;
}

/** How many rows each heap has that can be gone through, before an import and after it. */
export async function outcomeCounts(ctx: Context, batchId: string): Promise<Record<ListedOutcome, number>> {
  authorize(ctx, imports.read);
  const { created, known, joined } = await outcomesOf(ctx, batchId);
  const [written] = await read(ctx, (tx) =>
    tx.$queryRaw<{ created: number; known: number }[]>(Prisma.sql`
      SELECT count(*) FILTER (WHERE r.state = 'created')::int AS created, count(*) FILTER (WHERE r.state IN ('changed', 'unchanged'))::int AS known
      FROM import_row r WHERE ${ofBatch("r", ctx, batchId)}`),
  );
  return { new: created + (written?.created ?? 0), sure: known + (written?.known ?? 0), joined };
}

type Open = {
  id: string;
  rowNumber: number;
  contactId: string | null;
  otherRow: number | null;
  reasons: AskReason[];
};
const pageSize = 200;

/** The open questions in the order in which they are asked: the likeliest first. */
export async function listOpen(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return read(ctx, async (tx) => {
    const open = await tx.$queryRaw<Open[]>(Prisma.sql`
      SELECT q.id::text, q.row_number AS "rowNumber", q.contact_id::text AS "contactId", q.other_row AS "otherRow", q.reasons
      FROM (${openQuestions(ctx, batchId)}) q ORDER BY q.other_row IS NOT NULL, q.score DESC, q.row_number, q.id LIMIT ${pageSize}::int`);
    const rows = await rowValues(tx, ctx, {
      batchId,
      rows: open.flatMap((q) => [q.rowNumber, q.otherRow ?? q.rowNumber]),
    });
    const contacts = await contactValues(
      tx,
      ctx,
      open.flatMap(({ contactId }) => contactId ?? []),
    );
    const chosen = await chosenWorkplace(tx, ctx, batchId);
    const inFile = (row: number) => placed(rows.get(row) ?? nothing, chosen);
    return {
      questions: open.map(({ id, rowNumber, contactId, otherRow, reasons }) => {
        const left = inFile(rowNumber);
        const right = contactId ? (contacts.get(contactId) ?? nothing) : inFile(otherRow ?? 0);
        return { id, row: rowNumber, otherRow, contactId, reasons, fields: comparedFields(left, right) };
      }),
    };
  });
}

export type FieldValues = Record<string, readonly string[]>;
const nothing: FieldValues = {};
type Said = { key: string; name: string; said: Record<string, string | string[] | null> };

const asFieldValues = ({ name, said }: Said): FieldValues =>
  Object.fromEntries(
    Object.entries({ name, ...said }).map(([field, value]) => [
      field,
      value === null ? [] : Array.isArray(value) ? value : [value],
    ]),
  );

const placed = (saying: FieldValues, chosen: readonly string[]): FieldValues =>
  saying.workplace?.length === 0 ? { ...saying, workplace: chosen } : saying;

/** Where the rows work that name no workplace themselves: one that is there, or that the import will make. */
async function chosenWorkplace(tx: Tx, ctx: Context, batchId: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string | null }[]>(Prisma.sql`
    SELECT coalesce(w.name, b.mapping -> 'place' ->> 'workplace') AS name FROM import_batch b
    LEFT JOIN workplace w ON w.union_id = b.union_id AND w.id = (b.mapping -> 'place' ->> 'workplaceId')::uuid
    WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid`);
  return found.flatMap(({ name }) => name ?? []);
}

export async function rowValues(
  tx: Tx,
  ctx: Context,
  { batchId, rows }: { batchId: string; rows: number[] },
): Promise<Map<number, FieldValues>> {
  const found = await tx.$queryRaw<Said[]>(Prisma.sql`
    SELECT i.row_number::text AS key, i.name, json_build_object('nickname', i.nickname, 'phones', i.phones, 'emails', i.emails, 'sex', i.sex,
      'birthDate', i.birth_date, 'birthPlace', i.birth_place, 'nationalId', CASE WHEN i.national_id_key IS NOT NULL THEN left(i.national_id_key, 6) END,
      'address', i.address, 'workplace', i.workplace, 'department', i.department, 'shift', i.shift, 'employeeNumber', i.employee_number,
      'cardNumber', i.card_number) AS said
    FROM import_person i WHERE ${ofBatch("i", ctx, batchId)} AND i.row_number = ANY (${rows}::int[])`);
  return new Map(found.map((each) => [Number(each.key), asFieldValues(each)]));
}

export async function contactValues(tx: Tx, ctx: Context, ids: string[]): Promise<Map<string, FieldValues>> {
  const points = (
    kind: string,
  ) => Prisma.sql`(SELECT json_agg(p.value ORDER BY p.position) FROM contact_point p
    WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = ${kind}::contact_point_kind)`;
  const found = await tx.$queryRaw<Said[]>(Prisma.sql`
    SELECT c.id::text AS key, c.name, json_build_object('nickname', c.nickname, 'phones', ${points("phone")}, 'emails', ${points("email")}, 'sex', c.sex,
      'birthDate', c.birth_date, 'birthPlace', c.birth_place, 'nationalId', CASE WHEN c.national_id_key IS NOT NULL THEN left(c.national_id_key, 6) END,
      'address', c.address, 'workplace', w.name, 'department', d.name, 'shift', h.name, 'employeeNumber', j.employee_number,
      'cardNumber', (SELECT m.card_number FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.card_number IS NOT NULL
        ORDER BY m.recorded_on DESC LIMIT 1)) AS said
    FROM contact c LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = j.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = j.department_id
    LEFT JOIN shift h ON h.union_id = c.union_id AND h.id = j.shift_id
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${ids}::uuid[])`);
  return new Map(found.map((each) => [each.key, asFieldValues(each)]));
}

/** Pairs of rows that came in as two and that nobody has decided about, then or since: for the result to name. */
export async function listTwos(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  type Two = { id: string; oneId: string; one: string; otherId: string; other: string; total: number };
  return read(ctx, async (tx) => {
    const pairs = await tx.$queryRaw<Two[]>(Prisma.sql`
      WITH asked AS MATERIALIZED (
        SELECT q.id, q.row_number, q.other_row FROM import_candidate q
        WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NULL AND q.other_row IS NOT NULL
      ), twos AS MATERIALIZED (
        SELECT q.id, r.contact_id AS one, o.contact_id AS other FROM asked q
        JOIN import_row r ON ${ofBatch("r", ctx, batchId)} AND r.row_number = q.row_number
        JOIN import_row o ON ${ofBatch("o", ctx, batchId)} AND o.row_number = q.other_row
        WHERE r.contact_id <> o.contact_id AND NOT EXISTS (
          SELECT 1 FROM contact_distinction d WHERE d.union_id = r.union_id
            AND d.contact_a = least(r.contact_id, o.contact_id) AND d.contact_b = greatest(r.contact_id, o.contact_id))
      )
      SELECT q.id::text, a.id::text AS "oneId", a.name AS one, b.id::text AS "otherId", b.name AS other, count(*) OVER ()::int AS total
      FROM twos q
      JOIN contact a ON a.union_id = ${ctx.unionId}::uuid AND a.id = q.one
      JOIN contact b ON b.union_id = ${ctx.unionId}::uuid AND b.id = q.other
      ORDER BY lower(a.name), lower(b.name), q.id LIMIT 50`);
    return { pairs, total: pairs[0]?.total ?? 0 };
  });
}

/** Held rows whose questions are answered by now: they can be written. */
export async function countDecided(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM import_row r WHERE ${ofBatch("r", ctx, batchId)} AND r.state = 'held'
        AND r.row_number NOT IN (${heldRows(ctx, batchId)})`),
  );
  return row?.count ?? 0;
}
