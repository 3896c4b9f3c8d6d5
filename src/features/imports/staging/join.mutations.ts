import "server-only";
import { openedNationalId, sealNationalId } from "@/features/contacts/national-id.queries";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { ofBatch } from "../batch.queries";

type Join = { batchId: string; keep: number; gone: number };

const firstOf = [
  ...[
    "nickname",
    "sex",
    "birth_date",
    "birth_place",
    "external_id",
    "address_cipher",
    "language",
    "background_cipher",
  ],
  ...["card_number", "joined_on", "assessment"],
];
const jobColumns = [
  ...["employer", "workplace", "department", "shift", "line", "title", "employee_number"],
  ...["contract_type", "contract_ends_on", "started_on"],
];

/**
 * Two staged rows are one person: the kept row has what either says, its own first; of two jobs the one that began later. Gives
 * back what both were, to take it apart again.
 */
export async function joinStaged(tx: Tx, ctx: Context, join: Join): Promise<Prisma.InputJsonObject> {
  const before = await standingOf(tx, ctx, join);
  const { keep, gone } = join;
  const at = (alias: string, row: number) =>
    Prisma.sql`${ofBatch(alias, ctx, join.batchId)} AND ${Prisma.raw(alias)}.row_number = ${row}::int`;
  const columns = Prisma.raw(
    [
      ...firstOf.map((column) => `${column} = coalesce(a.${column}, b.${column})`),
      ...jobColumns.map(
        (column) =>
          `${column} = CASE WHEN b.employee_number IS DISTINCT FROM a.employee_number AND b.started_on > a.started_on
            THEN coalesce(b.${column}, a.${column}) ELSE coalesce(a.${column}, b.${column}) END`,
      ),
      "is_member = CASE WHEN a.is_member OR b.is_member THEN true ELSE coalesce(a.is_member, b.is_member) END",
      "do_not_contact = a.do_not_contact OR b.do_not_contact",
      "deceased = a.deceased OR b.deceased",
      "phones = a.phones || ARRAY(SELECT v FROM unnest(b.phones) v WHERE v <> ALL (a.phones))",
      "emails = a.emails || ARRAY(SELECT v FROM unnest(b.emails) v WHERE v <> ALL (a.emails))",
      "issues = a.issues || ARRAY(SELECT v FROM unnest(b.issues) v WHERE lower(v) <> ALL (ARRAY(SELECT lower(w) FROM unnest(a.issues) w)))",
      "phone_consent = CASE WHEN 'withdrawn' IN (a.phone_consent, b.phone_consent) THEN 'withdrawn' ELSE a.phone_consent END",
      "email_consent = CASE WHEN 'withdrawn' IN (a.email_consent, b.email_consent) THEN 'withdrawn' WHEN b.email_consent = 'given' THEN b.email_consent ELSE a.email_consent END",
    ].join(", "),
  );
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_person a SET ${columns} FROM import_person b WHERE ${at("a", keep)} AND ${at("b", gone)}`);
  await sealAgain(tx, ctx, join);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row a SET contact_id = coalesce(a.contact_id, b.contact_id) FROM import_row b WHERE ${at("a", keep)} AND ${at("b", gone)}`);
  await tx.$executeRaw(Prisma.sql`DELETE FROM import_person b WHERE ${at("b", gone)}`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row b SET state = 'joined', same_as = ${keep}::int, contact_id = NULL
    WHERE ${ofBatch("b", ctx, join.batchId)} AND (b.row_number = ${gone}::int OR b.same_as = ${gone}::int)`);
  return before;
}

async function standingOf(
  tx: Tx,
  ctx: Context,
  { batchId, keep, gone }: Join,
): Promise<Prisma.InputJsonObject> {
  const [row] = await tx.$queryRaw<{ before: Prisma.InputJsonObject }[]>(Prisma.sql`
    SELECT jsonb_build_object('keep', to_jsonb(a), 'gone', to_jsonb(b),
      'keepContact', (SELECT contact_id FROM import_row WHERE union_id = a.union_id AND batch_id = a.batch_id AND row_number = a.row_number),
      'goneContact', (SELECT contact_id FROM import_row WHERE union_id = a.union_id AND batch_id = a.batch_id AND row_number = b.row_number),
      'followers', coalesce((SELECT jsonb_agg(row_number) FROM import_row WHERE union_id = a.union_id AND batch_id = a.batch_id AND same_as = b.row_number), '[]')) AS before
    FROM import_person a JOIN import_person b ON b.union_id = a.union_id AND b.batch_id = a.batch_id AND b.row_number = ${gone}::int
    WHERE ${ofBatch("a", ctx, batchId)} AND a.row_number = ${keep}::int`);
  if (!row) throw new AppError("CHANGED_MEANWHILE");
  return row.before;
}

/** A citizen number is sealed for its row's own contact; and a nickname is something to be found by. */
async function sealAgain(tx: Tx, ctx: Context, { batchId, keep, gone }: Join): Promise<void> {
  const rows = await tx.importPerson.findMany({
    where: { unionId: ctx.unionId, batchId, rowNumber: { in: [keep, gone] } },
    select: { rowNumber: true, contactId: true, name: true, nickname: true, nationalIdCipher: true },
  });
  const [one, other] = [keep, gone].map((number) => rows.find(({ rowNumber }) => rowNumber === number));
  if (!one) return;
  const nationalId =
    other && !one.nationalIdCipher ? openedNationalId(other.contactId, other.nationalIdCipher) : null;
  await tx.importPerson.updateMany({
    where: { unionId: ctx.unionId, batchId, rowNumber: keep },
    data: {
      searchText: searchText(one.name, one.nickname),
      ...(nationalId && sealNationalId(ctx, { contactId: one.contactId, nationalId })),
    },
  });
}

/** The two rows as they were before they were joined. */
export async function partStaged(
  tx: Tx,
  ctx: Context,
  { batchId, keep, gone, before }: Join & { before: Prisma.InputJsonValue },
): Promise<void> {
  const saved = Prisma.sql`${JSON.stringify(before)}::jsonb`;
  const rows = ofBatch("import_row", ctx, batchId);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM import_person i WHERE ${ofBatch("i", ctx, batchId)} AND row_number = ${keep}::int`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_person SELECT (jsonb_populate_record(NULL::import_person, '{"issues": []}'::jsonb || part)).*
    FROM (VALUES (${saved} -> 'keep'), (${saved} -> 'gone')) v (part)`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row SET contact_id = (${saved} ->> 'keepContact')::uuid WHERE ${rows} AND row_number = ${keep}::int`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row SET state = 'staged', same_as = NULL, contact_id = (${saved} ->> 'goneContact')::uuid WHERE ${rows} AND row_number = ${gone}::int`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row SET same_as = ${gone}::int WHERE ${rows} AND row_number IN (SELECT v::int FROM jsonb_array_elements_text(${saved} -> 'followers') v)`);
}
