import "server-only";
import { sealNationalId } from "@/features/contacts/national-ids/queries";
import { searchText } from "@/features/contacts/search/rules";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Lease } from "../../leases/mutations";
import type { ParsedPerson } from "../../rules";
import type { StagedRow } from "../mutations";
import type { Places } from "../places/mutations";
import { fieldsOf, orderedDays } from "../rules";

export type Arrivals = { lease: Lease; places: Places; rows: readonly StagedRow[] };
type Arrival = { id: string; row: number; person: ParsedPerson };

/** New contacts with telephones, job and membership, in one statement each. Gives back their ids. */
export async function createPeople(
  tx: Tx,
  ctx: Context,
  { lease, places, rows }: Arrivals,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const arrivals = rows.map(({ row, person }) => ({ id: newId(), row, person }));
  await insertContacts(tx, ctx, { lease, arrivals });
  await addPoints(tx, ctx, { lease, arrivals });
  await addJobs(tx, ctx, { lease, places, arrivals });
  await addMemberships(tx, ctx, { lease, arrivals });
  await addAssessments(tx, ctx, { lease, arrivals });
  await settleRows(tx, ctx, { lease, state: "created", arrivals });
  return arrivals.map(({ id }) => id);
}

type Part = { lease: Lease; arrivals: readonly Arrival[] };
const json = (rows: unknown) => JSON.stringify(rows);

async function insertContacts(tx: Tx, ctx: Context, { lease, arrivals }: Part): Promise<void> {
  const rows = arrivals.map(({ id, person }) => ({
    id,
    name: person.name,
    search_text: searchText(person.name, person.nickname),
    ...fieldsOf(person),
    ...sealedOf(ctx, id, person),
    do_not_contact: person.consent.doNotContact,
    deceased_on: person.deceased ? today(ctx) : null,
    background: person.note,
  }));
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO contact (union_id, id, name, nickname, search_text, sex, birth_date, birth_place, national_id_cipher, national_id_key,
      external_id, address, language, background, do_not_contact, deceased_on, import_batch_id, created_by)
    SELECT ${ctx.unionId}::uuid, r.id, r.name, r.nickname, r.search_text, r.sex, r.birth_date, r.birth_place, r.national_id_cipher,
      r.national_id_key, r.external_id, r.address, r.language, r.background, r.do_not_contact, r.deceased_on,
      ${lease.batchId}::uuid, ${actingUserId(ctx)}::uuid
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r (id uuid, name text, nickname text, search_text text, sex sex, birth_date date,
      birth_place text, national_id_cipher text, national_id_key text, external_id text, address text, language text,
      background text, do_not_contact boolean, deceased_on date)`);
}

function sealedOf(ctx: Context, id: string, { nationalId }: ParsedPerson) {
  if (!nationalId) return { national_id_cipher: null, national_id_key: null };
  const { nationalIdCipher, nationalIdKey } = sealNationalId(ctx, { contactId: id, nationalId });
  return { national_id_cipher: nationalIdCipher, national_id_key: nationalIdKey };
}

/** Telephones and e-mail addresses that the contact doesn't have yet. Gives back how many were new. */
export async function addPoints(tx: Tx, ctx: Context, { lease, arrivals }: Part): Promise<string[]> {
  const rows = arrivals.flatMap(({ id, person }) => {
    const withdrawn = person.consent.doNotContact || person.consent.doNotCall;
    const phones = person.phones.map(({ value }, position) => ({
      contact_id: id,
      kind: "phone",
      value,
      position,
      consent: withdrawn ? "withdrawn" : "unknown",
    }));
    const emails = person.emails.map((value, position) => ({
      contact_id: id,
      kind: "email",
      value,
      position,
      consent: consentOf(person),
    }));
    return [...phones, ...emails].map((point) => ({ id: newId(), ...point }));
  });
  const added = await tx.$queryRaw<{ contact_id: string }[]>(Prisma.sql`
    INSERT INTO contact_point (union_id, id, contact_id, kind, value, position, consent, import_batch_id)
    SELECT ${ctx.unionId}::uuid, r.id, r.contact_id, r.kind, r.value, r.position, r.consent, ${lease.batchId}::uuid
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r (id uuid, contact_id uuid, kind contact_point_kind, value text, position int, consent consent)
    ON CONFLICT DO NOTHING RETURNING contact_id::text`);
  return added.map(({ contact_id }) => contact_id);
}

function consentOf({ consent }: ParsedPerson): "given" | "withdrawn" | "unknown" {
  if (consent.doNotContact || consent.email === false || consent.unsubscribedAt) return "withdrawn";
  return consent.email ? "given" : "unknown";
}

/** A job for whoever has no current one. */
export async function addJobs(
  tx: Tx,
  ctx: Context,
  { lease, places, arrivals }: Part & { places: Places },
): Promise<string[]> {
  const rows = arrivals.flatMap(({ id, person }) => {
    const place = places.of(person);
    if (!place) return [];
    const { job } = person;
    const { start } = orderedDays(job.startedOn, null);
    return [
      {
        id: newId(),
        contact_id: id,
        workplace_id: place.workplaceId,
        department_id: place.departmentId,
        shift_id: place.shiftId,
        line: job.line,
        title: job.title,
        employee_number: job.employeeNumber,
        contract_type: job.contractType,
        contract_ends_on: job.contractEndsOn,
        started_on: start,
      },
    ];
  });
  const added = await tx.$queryRaw<{ contact_id: string }[]>(Prisma.sql`
    INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, line, title, employee_number, contract_type,
      contract_ends_on, started_on, recorded_on, import_batch_id)
    SELECT ${ctx.unionId}::uuid, r.id, r.contact_id, r.workplace_id, r.department_id, r.shift_id, r.line, r.title, r.employee_number,
      r.contract_type, r.contract_ends_on, r.started_on, ${today(ctx)}::date, ${lease.batchId}::uuid
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r (id uuid, contact_id uuid, workplace_id uuid, department_id uuid, shift_id uuid, line text,
      title text, employee_number text, contract_type contract_type, contract_ends_on date, started_on date)
    WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = ${ctx.unionId}::uuid AND j.contact_id = r.contact_id AND j.is_current)
    RETURNING contact_id::text`);
  return added.map(({ contact_id }) => contact_id);
}

/** A membership for whoever the file calls a member and who has none that is open. A silent cell makes none. */
export async function addMemberships(tx: Tx, ctx: Context, { lease, arrivals }: Part): Promise<string[]> {
  const day = today(ctx);
  const rows = arrivals.flatMap(({ id, person: { membership } }) => {
    if (!membership.isMember) return [];
    const joined = membership.joinedOn && membership.joinedOn <= day ? membership.joinedOn : null;
    return [{ id: newId(), contact_id: id, card_number: membership.cardNumber, joined_on: joined }];
  });
  const added = await tx.$queryRaw<{ contact_id: string }[]>(Prisma.sql`
    INSERT INTO membership (union_id, id, contact_id, card_number, joined_on, recorded_on, import_batch_id, created_by)
    SELECT ${ctx.unionId}::uuid, r.id, r.contact_id, r.card_number, r.joined_on, ${day}::date, ${lease.batchId}::uuid, ${actingUserId(ctx)}::uuid
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r (id uuid, contact_id uuid, card_number text, joined_on date)
    WHERE NOT EXISTS (
      SELECT 1 FROM membership m WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id = r.contact_id
        AND (m.left_on IS NULL OR m.left_on > coalesce(r.joined_on, ${day}::date)))
    RETURNING contact_id::text`);
  return added.map(({ contact_id }) => contact_id);
}

async function addAssessments(tx: Tx, ctx: Context, { lease, arrivals }: Part): Promise<void> {
  const data = arrivals.flatMap(({ id, person: { supportLevel } }) =>
    supportLevel === null
      ? []
      : [
          {
            unionId: ctx.unionId,
            id: newId(),
            contactId: id,
            level: supportLevel,
            assessedAt: new Date(),
            importBatchId: lease.batchId,
          },
        ],
  );
  await tx.assessment.createMany({ data });
}

type Settled = {
  lease: Lease;
  state: "created" | "changed" | "unchanged";
  arrivals: readonly Omit<Arrival, "person">[];
};

/** The row's outcome, and for the undo: who came in by it. Rows that were joined to it learn whose they are. */
export async function settleRows(tx: Tx, ctx: Context, { lease, state, arrivals }: Settled): Promise<void> {
  if (arrivals.length === 0) return;
  const rows = arrivals.map(({ id, row }) => ({ id, row, change: newId() }));
  const settled = Prisma.sql`jsonb_to_recordset(${json(rows.map(({ id, row }) => ({ id, row })))}::jsonb) AS r (id uuid, row int)`;
  const ours = Prisma.sql`i.union_id = ${ctx.unionId}::uuid AND i.batch_id = ${lease.batchId}::uuid`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row i SET state = ${state}::import_row_state, contact_id = r.id FROM ${settled} WHERE ${ours} AND i.row_number = r.row`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row i SET contact_id = r.id FROM ${settled} WHERE ${ours} AND i.state = 'joined' AND i.same_as = r.row`);
  if (state !== "created") return;
  await tx.importChange.createMany({
    data: rows.map(({ id, row, change }) => ({
      unionId: ctx.unionId,
      batchId: lease.batchId,
      id: change,
      rowNumber: row,
      entity: "contact",
      entityId: id,
    })),
  });
}
