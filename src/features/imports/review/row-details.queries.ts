import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { ofBatch } from "../batch.queries";
import { type Line, listedOutcomes, type ReviewRow, type RowFilter } from "../rows.schema";
import type { AskReason } from "../staging/candidates";
import { sideBySide } from "../staging/candidates.queries";
import { reasonsOf } from "../staging/number-matches";
import { fingerprintOf } from "../staging/row-hash.queries";
import { contactValues, type FieldValues, rowValues } from "./row-values.queries";

type Found = Pick<ReviewRow, "number" | "joinedTo" | "contactId" | "notes">;
type Page = { batchId: string; filter: RowFilter; page: readonly Found[] };

/** Of the rows of an outcome: what the file says, who she is here, and why she was taken for her. */
export async function detailsOf(tx: Tx, ctx: Context, { batchId, filter, page }: Page) {
  if (!listedOutcomes.some((outcome) => outcome === filter)) return () => ({ inFile: null, here: null });
  const rows = page.map(({ number, joinedTo }) => joinedTo ?? number);
  const contactIds = page.flatMap(({ contactId }) => contactId ?? []);
  const inFile = await rowValues(tx, ctx, { batchId, rows });
  const here = await contactValues(tx, ctx, contactIds);
  const why = filter === "matched" ? await reasonsOfMatches(tx, ctx, { batchId, page }) : null;
  return ({ number, joinedTo, contactId, notes }: Found) => ({
    inFile: lineOf(inFile.get(joinedTo ?? number)),
    here: lineOf(contactId ? here.get(contactId) : undefined),
    notes: why?.get(number) ?? notes,
  });
}

const shownFacts = ["employeeNumber", "cardNumber", "workplace", "department", "phones"];

function lineOf(values: FieldValues | undefined): Line | null {
  if (!values) return null;
  const facts = shownFacts.flatMap((fact) => values[fact] ?? []);
  return { name: values.name?.[0] ?? "", bornOn: values.birthDate?.[0] ?? null, facts };
}

type Kinds = { row: number; id: string; kinds: string[] };

/** Compared anew for the page that is looked at: what agrees, by the numbers and by the matcher of rows. */
async function reasonsOfMatches(
  tx: Tx,
  ctx: Context,
  { batchId, page }: Omit<Page, "filter">,
): Promise<Map<number, AskReason[]>> {
  const known = page.flatMap(({ number, contactId }) => (contactId ? [{ row: number, id: contactId }] : []));
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
