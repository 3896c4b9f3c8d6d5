import "server-only";
import { openedNationalId, sealNationalId } from "@/features/contacts/national-id.queries";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Holder, writtenColumns } from "../review/field-changes";
import { insertPoints } from "./inserts.queries";
import { type Known, remembering } from "./known-changes.mutations";

/** Writes the recorded values of one table. */
export async function writeFields(tx: Tx, ctx: Context, holder: Holder): Promise<void> {
  const edit =
    holder === "contact" ? Prisma.sql`, version = t.version + 1, updated_at = now()` : Prisma.empty;
  const columns = Object.entries(writtenColumns[holder]).map(([column, type]) =>
    Prisma.raw(
      `${column} = CASE WHEN x.after ? '${column}' THEN (x.after ->> '${column}')::${type} ELSE t.${column} END`,
    ),
  );
  await tx.$executeRaw(Prisma.sql`
    UPDATE ${Prisma.raw(holder)} t SET ${Prisma.join(columns)} ${edit} FROM recorded x
    WHERE x.entity = ${`${holder}_fields`} AND t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id`);
  if (holder !== "contact") return;
  const renamed = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT entity_id::text AS id FROM recorded WHERE entity = 'contact_fields' AND after ?| '{name,nickname}'`);
  await refreshSearch(
    tx,
    ctx,
    renamed.map(({ id }) => id),
  );
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

/** She has closed every telephone, or every e-mail address, that she has here: another one is not an invitation. */
const optedOut = Prisma.sql`(SELECT bool_and(q.consent = 'withdrawn') FROM contact_point q
  WHERE q.union_id = a.union_id AND q.contact_id = a.id AND q.kind = v.kind) IS TRUE`;

/** Telephones and e-mail addresses are only ever added. */
export async function addPoints(
  tx: Tx,
  { batchId, phones, emails }: { batchId: string; phones: boolean; emails: boolean },
): Promise<void> {
  const points = insertPoints({ batchId, who: Prisma.sql`NOT a.is_new`, phones, emails, optedOut });
  const asAdded = Prisma.sql`jsonb_build_object('consent', m.consent)`;
  await tx.$executeRaw(remembering(points, "contact_point_added", asAdded));
}

/** An assessment is a moment: one that differs is another row, never a correction of the old one. */
export async function addAssessments(tx: Tx, { batchId, terms }: Known): Promise<void> {
  const rule = terms.overwrites["assessment.level"];
  if (rule === "ours") return;
  const differs =
    rule === "file"
      ? Prisma.sql`c.assessment IS DISTINCT FROM a.assessment`
      : Prisma.sql`c.assessment IS NULL`;
  const assessed = Prisma.sql`
    INSERT INTO assessment (union_id, id, contact_id, level, assessed_at, import_batch_id)
    SELECT a.union_id, sibling_id(a.contact_id), a.id, a.assessment, now(), ${batchId}::uuid
    FROM arriving a JOIN contact c ON c.union_id = a.union_id AND c.id = a.id
    WHERE NOT a.is_new AND a.assessment IS NOT NULL AND ${differs}`;
  await tx.$executeRaw(remembering(assessed, "assessment_added", Prisma.sql`NULL`));
}

type Waiting = { row: number; id: string; stagedFor: string; cipher: string };

/** A citizen number for whoever had none: opened from where it waited, sealed again for its owner. */
export async function addNationalIds(tx: Tx, ctx: Context, { batchId }: Known): Promise<void> {
  const found = await tx.$queryRaw<Waiting[]>(Prisma.sql`
    SELECT a.row_number AS row, a.id::text, a.contact_id::text AS "stagedFor", a.national_id_cipher AS cipher
    FROM arriving a JOIN contact c ON c.union_id = a.union_id AND c.id = a.id
    WHERE NOT a.is_new AND c.national_id_key IS NULL AND a.national_id_cipher IS NOT NULL`);
  if (found.length === 0) return;
  const sealed = found.flatMap(({ row, id, stagedFor, cipher }) => {
    const nationalId = openedNationalId(stagedFor, cipher);
    if (nationalId === null) return [];
    const { nationalIdCipher, nationalIdKey } = sealNationalId(ctx, { contactId: id, nationalId });
    return [{ change: newId(), row, id, cipher: nationalIdCipher, key: nationalIdKey }];
  });
  const list = Prisma.sql`jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) AS n (change uuid, row int, id uuid, cipher text, key text)`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET national_id_cipher = n.cipher, national_id_key = n.key, version = c.version + 1, updated_at = now()
    FROM ${list} WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = n.id`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, after)
    SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, n.change, n.row, 'national_id', n.id, jsonb_build_object('national_id_key', n.key) FROM ${list}`);
  await tx.$executeRaw(Prisma.sql`UPDATE arriving SET touched = true WHERE id IN (SELECT n.id FROM ${list})`);
}
