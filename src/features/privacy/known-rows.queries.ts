import "server-only";
import { contactTables, rowsOfContact } from "@/features/duplicates/contact-rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Row, TableRows } from "./dossier";

/** Tables that know a contact without referring to one: how its rows `t` are found. A test looks for others. */
const alsoKnowing: Record<string, Prisma.Sql> = {
  conversation_issue: Prisma.sql`EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = t.union_id AND v.id = t.conversation_id AND v.contact_id = k.id)`,
  conversation_version: Prisma.sql`EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = t.union_id AND v.id = t.conversation_id AND v.contact_id = k.id)`,
  authority_event: Prisma.sql`EXISTS (SELECT 1 FROM deduction_authority a WHERE a.union_id = t.union_id AND a.id = t.authority_id AND a.contact_id = k.id)`,
  phone_entry: Prisma.sql`t.contact_id = k.id`,
  contact_view: Prisma.sql`t.contact_id = k.id`,
  contact_tally: Prisma.sql`t.contact_id = k.id`,
  audit_entry: Prisma.sql`t.entity = 'contact' AND t.entity_id = k.id`,
  contact_merge_change: Prisma.sql`EXISTS (SELECT 1 FROM contact_merge m WHERE m.union_id = t.union_id AND m.id = t.merge_id AND k.id IN (m.survivor_id, m.gone_id))`,
  // Of one that was merged away and taken back; those in which it stayed are among the tables that refer to it.
  contact_merge: Prisma.sql`t.gone_id = k.id`,
  import_row: Prisma.sql`t.contact_id = k.id`,
  import_person: Prisma.sql`EXISTS (SELECT 1 FROM import_row r WHERE r.union_id = t.union_id AND r.batch_id = t.batch_id AND r.row_number = t.row_number AND r.contact_id = k.id)`,
  import_change: Prisma.sql`t.entity_id = k.id OR t.entity_id IN (
    SELECT p.id FROM contact_point p WHERE p.union_id = t.union_id AND p.contact_id = k.id
    UNION ALL SELECT j.id FROM job j WHERE j.union_id = t.union_id AND j.contact_id = k.id
    UNION ALL SELECT m.id FROM membership m WHERE m.union_id = t.union_id AND m.contact_id = k.id
    UNION ALL SELECT a.id FROM assessment a WHERE a.union_id = t.union_id AND a.contact_id = k.id)`,
};

/** Every table that knows a contact: those that refer to one, as merges know them, and the others. */
export const knowingTables: readonly string[] = [...new Set([...contactTables, ...Object.keys(alsoKnowing)])];

/** Everything that is kept of a contact, table by table; empty tables are left out. */
export async function knownRows(tx: Tx, ctx: Context, contactId: string): Promise<TableRows[]> {
  const referring = await rowsOfContact(tx, ctx, contactId);
  const found: TableRows[] = Object.entries(referring).map(([table, rows]) => ({ table, rows: [...rows] }));
  for (const [table, where] of Object.entries(alsoKnowing)) {
    const rows = await tx.$queryRaw<{ row: Row }[]>(Prisma.sql`
      SELECT to_jsonb(t) AS row FROM ${Prisma.raw(table)} t CROSS JOIN (SELECT ${contactId}::uuid AS id) k
      WHERE t.union_id = ${ctx.unionId}::uuid AND (${where}) ORDER BY 1`);
    const known = found.find((each) => each.table === table);
    if (known) known.rows.push(...rows.map(({ row }) => row));
    else found.push({ table, rows: rows.map(({ row }) => row) });
  }
  return found.filter(({ rows }) => rows.length > 0);
}

/** What the ids in these rows are called: users, places, categories, issues, campaigns and files. */
export async function namesOf(tx: Tx, ctx: Context, ids: readonly string[]): Promise<Record<string, string>> {
  const any = Prisma.sql`union_id = ${ctx.unionId}::uuid AND id = ANY (${[...ids]}::uuid[])`;
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
    SELECT id::text, name FROM "user" WHERE id = ANY (${[...ids]}::uuid[])
    UNION ALL SELECT id::text, name FROM workplace WHERE ${any} UNION ALL SELECT id::text, name FROM department WHERE ${any}
    UNION ALL SELECT id::text, name FROM shift WHERE ${any} UNION ALL SELECT id::text, name FROM issue WHERE ${any}
    UNION ALL SELECT id::text, name FROM campaign WHERE ${any} UNION ALL SELECT id::text, name FROM stage WHERE ${any}
    UNION ALL SELECT id::text, name FROM employer WHERE ${any} UNION ALL SELECT id::text, name FROM membership_category WHERE ${any}
    UNION ALL SELECT id::text, file_name FROM import_batch WHERE ${any}`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
