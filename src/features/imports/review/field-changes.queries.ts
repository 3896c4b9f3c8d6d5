import "server-only";
import { hasIssue } from "@/features/contacts/issues.queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { decidedOf, ofBatch } from "../batch.queries";
import type { PlaceChoice } from "../mapping/choices.schema";
import { redirectedId, standingId } from "../staging/contact-status.queries";
import { changedFields } from "./field-changes";
import { type Overwrites, overwritesOf, storedOverwrites } from "./overwrite-policy";
import type { Part } from "./partitions";
import { inPart } from "./partitions.queries";

/** By which a batch's rows change the people they are. `since`: whoever was edited later is not overwritten. */
export type Terms = { overwrites: Overwrites; place: PlaceChoice | null; since: Date | null };

/** The terms of a batch, as the admin set them. */
export async function termsOf(tx: Tx, ctx: Context, batchId: string): Promise<Terms> {
  const { decisions, overwrites, acceptedAt } = await decidedOf(tx, ctx, batchId);
  return {
    overwrites: overwritesOf(decisions.purpose, storedOverwrites.parse(overwrites)),
    place: decisions.place,
    since: acceptedAt,
  };
}

type Changing = { batchId: string; terms: Terms; of: Part | "arriving" };

/**
 * Of a part of the batch's people, or of the rows that are `arriving`: every value in which a staged row differs from the person it is, as (row_number, contact_id, holder, holder_id, field, col, ours,
 * theirs, ours_raw, theirs_raw, kind): `filled` and `replaced` are written, `kept` and `edited` stay as they are. Telephones and
 * e-mail addresses have no old value: they are added. A consent is withdrawn whatever it was, and given only where nobody asked.
 */
export function changesOf(ctx: Pick<Context, "unionId" | "timeZone">, changing: Changing) {
  const { terms } = changing;
  const rules = Prisma.sql`${JSON.stringify(terms.overwrites)}::jsonb`;
  return Prisma.sql`
    SELECT k.row_number, k.contact_id, k.holder, k.holder_id, k.field, k.col, k.ours, k.theirs, k.ours_raw, k.theirs_raw,
      CASE WHEN ${rules} ->> k.field = 'ours' THEN 'kept' WHEN k.ours IS NULL OR k.holder = 'contact_point' THEN 'filled'
        WHEN ${rules} ->> k.field <> 'file' THEN 'kept'
        WHEN ${editedSince(ctx, terms.since)} THEN 'edited' ELSE 'replaced' END AS kind
    FROM (
      ${comparedValues(ctx, changing)}
    ) k`;
}

/** What a user changes of a contact by hand, as the audit names it. */
export const edits = [
  "contact.update",
  "contact.undo_edit",
  "job.correct",
  "job.change",
  "job.end",
  "membership.join",
  "membership.leave",
];

/** A person has changed her by hand. Talks with her, and other imports, are no edits of what is written here. */
function editedSince({ unionId }: Pick<Context, "unionId">, since: Date | null): Prisma.Sql {
  if (!since) return Prisma.sql`false`;
  return Prisma.sql`EXISTS (SELECT 1 FROM audit_entry l WHERE l.union_id = ${unionId}::uuid AND l.entity = 'contact' AND l.entity_id = k.contact_id
    AND l.at > ${since}::timestamptz AND l.action = ANY (${edits}::text[]))`;
}

function comparedValues(ctx: Pick<Context, "unionId" | "timeZone">, { batchId, terms, of }: Changing) {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const rows =
    of === "arriving"
      ? Prisma.sql`SELECT i.*, i.id AS known_id FROM arriving i WHERE NOT i.is_new`
      : Prisma.sql`SELECT i.*, ${standingId("r")} AS known_id FROM (${rowsOfPart(ctx, { batchId, part: of })}) r
        JOIN import_person i ON i.union_id = r.union_id AND i.batch_id = r.batch_id AND i.row_number = r.row_number`;
  const moves = terms.overwrites["job.workplace"] === "file";
  return Prisma.sql`
    WITH staged AS MATERIALIZED (
      SELECT i.*, coalesce(i.workplace, ${siteName(ctx, terms.place)}) AS site FROM (${rows}) i
    )
    SELECT s.row_number, c.id AS contact_id, v.*
    FROM staged s
    JOIN contact c ON c.union_id = ${union} AND c.id = s.known_id
    LEFT JOIN job j ON j.union_id = ${union} AND j.contact_id = c.id AND j.is_current
    LEFT JOIN workplace w ON w.union_id = ${union} AND w.id = j.workplace_id
    LEFT JOIN department d ON d.union_id = ${union} AND d.id = j.department_id
    LEFT JOIN shift h ON h.union_id = ${union} AND h.id = j.shift_id
    LEFT JOIN workplace tw ON tw.union_id = ${union} AND lower(tw.name) = lower(s.site)
    LEFT JOIN department td ON td.union_id = ${union} AND td.workplace_id = tw.id AND lower(td.name) = lower(s.department)
    LEFT JOIN shift th ON th.union_id = ${union} AND th.workplace_id = tw.id AND lower(th.name) = lower(s.shift)
    LEFT JOIN LATERAL (
      SELECT m.id, m.card_number, m.joined_on FROM membership m WHERE m.union_id = ${union} AND m.contact_id = c.id
        AND (m.left_on IS NULL OR m.left_on > coalesce(s.joined_on, ${today(ctx)}::date))
      ORDER BY m.left_on DESC NULLS FIRST, m.id LIMIT 1
    ) m ON true
    CROSS JOIN LATERAL (SELECT ${isPastJob} AS past) e
    CROSS JOIN LATERAL (SELECT CASE WHEN NOT past THEN s.site END AS site, ${today(ctx)}::text AS today,
      s.site IS NOT NULL AND NOT past AND (j.id IS NULL OR lower(w.name) = lower(s.site) OR ${moves}::boolean) AS here) p
    CROSS JOIN LATERAL (VALUES ${Prisma.join(changedFields.map(shownValue), ",\n")}) v (holder, holder_id, field, col, ours, theirs, ours_raw, theirs_raw)
    WHERE (${Prisma.raw(changedFields.map(differs).join(" OR "))}) AND ${Prisma.raw(differs({ ours: "v.ours", theirs: "v.theirs" }))}
    UNION ALL
    SELECT s.row_number, s.known_id, 'point', s.known_id, v.field, NULL, NULL, NULL, NULL, v.value
    FROM staged s CROSS JOIN LATERAL (
      SELECT 'contact.phones' AS field, unnest(s.phones) AS value UNION ALL SELECT 'contact.email', unnest(s.emails)) v
    WHERE NOT EXISTS (SELECT 1 FROM contact_point q WHERE q.union_id = ${union} AND q.contact_id = s.known_id AND q.value = v.value)
    UNION ALL ${addedIssues(ctx)}
    UNION ALL ${changedConsents(ctx)}`;
}

/** The row tells of a job that has ended here: a list that is read once more moves nobody back. */
const isPastJob = Prisma.sql`EXISTS (SELECT 1 FROM job o
  WHERE o.union_id = j.union_id AND o.contact_id = j.contact_id AND NOT o.is_current AND o.workplace_id = tw.id
    AND o.started_on = s.started_on AND o.department_id IS NOT DISTINCT FROM td.id AND o.shift_id IS NOT DISTINCT FROM th.id)`;

/** Its rows before their people: of all the people in the file a part is looked up, not all of them in each part. */
function rowsOfPart(ctx: Pick<Context, "unionId">, { batchId, part }: { batchId: string; part: Part }) {
  return Prisma.sql`SELECT r.union_id, r.batch_id, r.row_number, r.contact_id FROM import_row r
    WHERE ${ofBatch("r", ctx, batchId)} AND r.state = 'staged' AND r.contact_id IS NOT NULL
      AND ${inPart(redirectedId("r"), part)} OFFSET 0`;
}

/** An issue is only ever added, to whoever hasn't it from a talk or a list. */
function addedIssues(ctx: Pick<Context, "unionId">): Prisma.Sql {
  return Prisma.sql`
    SELECT s.row_number, s.known_id, 'issue', s.known_id, 'contact.issues', NULL, NULL, coalesce(i.name, n.name), NULL, NULL
    FROM staged s CROSS JOIN LATERAL unnest(s.issues) n (name)
    LEFT JOIN issue i ON i.union_id = ${ctx.unionId}::uuid AND lower(i.name) = lower(n.name)
    WHERE i.id IS NULL OR NOT ${hasIssue(ctx, { contact: Prisma.sql`s.known_id`, issue: Prisma.sql`i.id` })}`;
}

/** Who doesn't want calls doesn't want them on any of her telephones; a consent is given for the address that the row names. */
function changedConsents(ctx: Pick<Context, "unionId" | "timeZone">): Prisma.Sql {
  return Prisma.sql`
    SELECT s.row_number, s.known_id, 'contact_point', q.id, v.field, x.col, nullif(q.consent::text, 'unknown'), v.said::text, x.ours_raw, x.theirs_raw
    FROM staged s
    CROSS JOIN LATERAL (VALUES ('consent.phone', 'phone'::contact_point_kind, s.phone_consent, s.phones),
      ('consent.email', 'email', s.email_consent, s.emails)) v (field, kind, said, points)
    JOIN contact_point q ON q.union_id = ${ctx.unionId}::uuid AND q.contact_id = s.known_id AND q.kind = v.kind
    CROSS JOIN LATERAL (VALUES ('consent', q.consent::text, v.said::text), ('consent_on', q.consent_on::text, ${today(ctx)}::text)) x (col, ours_raw, theirs_raw)
    WHERE v.said = 'withdrawn' AND q.consent <> 'withdrawn' OR v.said = 'given' AND q.consent = 'unknown' AND q.value = ANY (v.points)`;
}

/** Said of the row first: of most people nothing changes, and what is not laid out in values costs a fifth. */
function differs({ ours, theirs }: { ours: string; theirs: string }): string {
  return `(${theirs} IS DISTINCT FROM ${ours} AND ${theirs} IS NOT NULL AND lower(${theirs}) IS DISTINCT FROM lower(btrim(${ours})))`;
}

const holderIds = { contact: "c.id", job: "j.id", membership: "m.id" } as const;

function shownValue(each: (typeof changedFields)[number]): Prisma.Sql {
  const { field, holder, column, ours, theirs, oursRaw = ours, theirsRaw = theirs } = each;
  const col = column ? `'${column}'` : "NULL::text";
  return Prisma.raw(
    `('${holder}', ${holderIds[holder]}, '${field}', ${col}, ${ours}, ${theirs}, ${oursRaw}, ${theirsRaw})`,
  );
}

/** The name of the workplace of whoever's row names none. */
function siteName({ unionId }: Pick<Context, "unionId">, place: PlaceChoice | null): Prisma.Sql {
  if (!place) return Prisma.sql`NULL::text`;
  if (!("workplaceId" in place)) return Prisma.sql`${place.workplace}::text`;
  return Prisma.sql`(SELECT name FROM workplace WHERE union_id = ${unionId}::uuid AND id = ${place.workplaceId}::uuid)`;
}
