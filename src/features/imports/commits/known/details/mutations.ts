import "server-only";
import { openedNationalId, sealNationalId } from "@/features/contacts/national-ids/queries";
import { searchText } from "@/features/contacts/search/rules";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Holder } from "../../../impacts/changes/rules";
import { writtenColumns } from "../../../impacts/changes/rules";
import { type KnownRows, people, recorded } from "../records/mutations";

/** Writes the recorded values of one table. */
export async function writeFields(
  tx: Tx,
  ctx: Context,
  { holder, ...known }: KnownRows & { holder: Holder },
): Promise<void> {
  const edit =
    holder === "contact" ? Prisma.sql`, version = t.version + 1, updated_at = now()` : Prisma.empty;
  const columns = Object.entries(writtenColumns[holder]).map(([column, type]) =>
    Prisma.raw(
      `${column} = CASE WHEN x.after ? '${column}' THEN (x.after ->> '${column}')::${type} ELSE t.${column} END`,
    ),
  );
  await tx.$executeRaw(Prisma.sql`
    UPDATE ${Prisma.raw(holder)} t SET ${Prisma.join(columns)} ${edit} FROM import_change x
    WHERE ${recorded(ctx, known, `${holder}_fields`)} AND t.union_id = x.union_id AND t.id = x.entity_id`);
  if (holder === "contact") await refreshSearch(tx, ctx, await renamed(tx, ctx, known));
}

async function renamed(tx: Tx, ctx: Context, known: KnownRows): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT x.entity_id::text AS id FROM import_change x WHERE ${recorded(ctx, known, "contact_fields")} AND x.after ?| '{name,nickname}'`);
  return rows.map(({ id }) => id);
}

/** People are found by what they are called now. */
export async function refreshSearch(tx: Tx, ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const people = await tx.contact.findMany({
    where: { unionId: ctx.unionId, id: { in: [...ids] } },
    select: { id: true, name: true, nickname: true },
  });
  const rows = people.map(({ id, name, nickname }) => ({ id, text: searchText(name, nickname) }));
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET search_text = r.text FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, text text)
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = r.id AND c.search_text <> r.text`);
}

type Sealed = { row: number; contactId: string; stagedFor: string; cipher: string };

/** A citizen number for whoever had none: opened from where it waited, sealed again for its owner. */
export async function addNationalIds(tx: Tx, ctx: Context, known: KnownRows): Promise<void> {
  const found = await tx.$queryRaw<Sealed[]>(Prisma.sql`
    SELECT r.row_number AS row, c.id::text AS "contactId", i.contact_id::text AS "stagedFor", i.national_id_cipher AS cipher
    FROM ${people(ctx, known)} JOIN contact c ON c.union_id = i.union_id AND c.id = r.contact_id
    WHERE c.national_id_key IS NULL AND i.national_id_cipher IS NOT NULL`);
  if (found.length === 0) return;
  const sealed = found.flatMap(({ row, contactId, stagedFor, cipher }) => {
    const nationalId = openedNationalId(stagedFor, cipher);
    if (nationalId === null) return [];
    const { nationalIdCipher, nationalIdKey } = sealNationalId(ctx, { contactId, nationalId });
    return [{ change: newId(), row, id: contactId, cipher: nationalIdCipher, key: nationalIdKey }];
  });
  const list = Prisma.sql`jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) AS n (change uuid, row int, id uuid, cipher text, key text)`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET national_id_cipher = n.cipher, national_id_key = n.key, version = c.version + 1, updated_at = now()
    FROM ${list} WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = n.id`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, after)
    SELECT ${ctx.unionId}::uuid, ${known.batchId}::uuid, n.change, n.row, 'national_id', n.id, jsonb_build_object('national_id_key', n.key) FROM ${list}`);
}
