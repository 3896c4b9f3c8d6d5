import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { rowInFile } from "../row-number";
import { imports } from "../policy";
import type { AskReason } from "../staging/candidates";
import { sideBySide } from "../staging/candidates.queries";
import { standingId } from "../staging/contact-status.queries";
import { reasonsOf } from "../staging/number-matches";
import { fingerprintOf } from "../staging/row-hash.queries";
import { contactValues, type FieldValues, heldRows, ofBatch, rowValues } from "./outcomes.queries";
import { type ListedOutcome, pageSize } from "./row-list";

type Found = { row: number; contactId: string | null; sameAs: number | null; total: number };

/** One page of a heap: each row by its number, with what the file says, who she is here, and why. */
export async function listRows(
  ctx: Context,
  { batchId, pile, page }: { batchId: string; pile: ListedOutcome; page: number },
) {
  authorize(ctx, imports.read);
  const parts = (await getBatch(ctx, batchId)).reading?.analysis.parts ?? [];
  return read(ctx, async (tx) => {
    const found = await tx.$queryRaw<Found[]>(Prisma.sql`
      SELECT r.row_number AS row, (${standingId("r")})::text AS "contactId", r.same_as AS "sameAs", r.total FROM (
        SELECT r.*, count(*) OVER ()::int AS total FROM import_row r WHERE ${ofBatch("r", ctx, batchId)} AND ${withOutcome(ctx, batchId, pile)}
        ORDER BY r.row_number LIMIT ${pageSize}::int OFFSET ${(page - 1) * pageSize}::int) r ORDER BY r.row_number`);
    const said = await rowValues(tx, ctx, { batchId, rows: found.map(({ row, sameAs }) => sameAs ?? row) });
    const contacts = await contactValues(
      tx,
      ctx,
      found.flatMap(({ contactId }) => contactId ?? []),
    );
    const why = pile === "sure" ? await whySure(tx, ctx, { batchId, found }) : new Map<number, AskReason[]>();
    return {
      total: found[0]?.total ?? 0,
      rows: found.map(({ row, contactId, sameAs }) => ({
        number: row,
        ...rowInFile(row, parts),
        joinedTo: sameAs === null ? null : rowInFile(sameAs, parts).row,
        contactId: contactId && contacts.has(contactId) ? contactId : null,
        inFile: lineOf(said.get(sameAs ?? row)),
        here: lineOf(contactId ? contacts.get(contactId) : undefined),
        reasons: why.get(row) ?? [],
      })),
    };
  });
}

function withOutcome(ctx: Context, batchId: string, pile: ListedOutcome): Prisma.Sql {
  if (pile === "joined") return Prisma.sql`r.state = 'joined'`;
  if (pile === "sure")
    return Prisma.sql`(r.state IN ('changed', 'unchanged') OR r.state = 'staged' AND r.contact_id IS NOT NULL)`;
  return Prisma.sql`(r.state = 'created' OR r.state = 'staged' AND r.contact_id IS NULL AND r.row_number NOT IN (${heldRows(ctx, batchId)}))`;
}

export type Line = { name: string; bornOn: string | null; facts: string[] };
const shownFacts = ["employeeNumber", "cardNumber", "workplace", "department", "phones"];

function lineOf(saying: FieldValues | undefined): Line | null {
  if (!saying) return null;
  const { name, birthDate } = saying;
  return {
    name: name?.[0] ?? "",
    bornOn: birthDate?.[0] ?? null,
    facts: shownFacts.flatMap((fact) => saying[fact] ?? []),
  };
}

type Kinds = { row: number; id: string; kinds: string[] };

/** Said anew for the page that is looked at: what agrees, by the numbers and by the matcher of rows. */
async function whySure(
  tx: Tx,
  ctx: Context,
  { batchId, found }: { batchId: string; found: readonly Found[] },
): Promise<Map<number, AskReason[]>> {
  const known = found.flatMap(({ row, contactId }) => (contactId ? [{ row, id: contactId }] : []));
  const has = (kind: string, condition: Prisma.Sql) => Prisma.sql`CASE WHEN ${condition} THEN ${kind} END`;
  const of = (table: string, column: string) =>
    Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(table)} t WHERE t.union_id = i.union_id AND t.contact_id = c.id AND t.${Prisma.raw(column)} = i.${Prisma.raw(column)})`;
  const pairs = await tx.$queryRaw<Kinds[]>(Prisma.sql`
    SELECT i.row_number AS row, c.id::text, array_remove(ARRAY[
      ${has("serikat_id", Prisma.sql`i.serikat_id = c.id`)}, ${has("external_id", Prisma.sql`i.external_id = c.external_id`)},
      ${has("employee_number", of("job", "employee_number"))}, ${has("card_number", of("membership", "card_number"))},
      ${has("remembered", Prisma.sql`EXISTS (SELECT 1 FROM import_identity n WHERE n.union_id = i.union_id AND n.fingerprint = ${fingerprintOf("i")} AND n.contact_id = c.id)`)}
    ]::text[], NULL) AS kinds
    FROM jsonb_to_recordset(${JSON.stringify(known)}::jsonb) AS k (row int, id uuid)
    JOIN import_person i ON ${ofBatch("i", ctx, batchId)} AND i.row_number = k.row
    JOIN contact c ON c.union_id = i.union_id AND c.id = k.id`);
  const compared = await sideBySide(tx, ctx, { batchId, pairs });
  return new Map(compared.map((pair) => [pair.row, reasonsOf(pair)]));
}
