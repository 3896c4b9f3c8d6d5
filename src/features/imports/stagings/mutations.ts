import "server-only";
import { nationalIdKey } from "@/features/contacts/national-ids/queries";
import { searchText } from "@/features/contacts/search/rules";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Lease, renewLease } from "../leases/mutations";
import { findDuplicates } from "../people/rules";
import { imports } from "../policy";
import type { ParsedPerson, Rejection } from "../rules";
import { type CheckCounts, type Checked, countWarnings, groupPeople, joinRows } from "./rules";

const chunk = 2_000;

/** Puts every checked row beside the people: which are one person, who is known, who is new. Replaces an earlier check. */
export async function stageRows(ctx: Context, lease: Lease, { people, rejections }: Checked): Promise<CheckCounts | null> {
  authorize(ctx, imports.run);
  const { personOfRow, pairs, lookAlikes, sharedPhones } = findDuplicates(people);
  const groups = groupPeople(people, personOfRow).map(({ first, rows }) => ({ row: first.row, rows, person: joinRows(rows) }));
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return null;
    await tx.importRow.deleteMany({ where: { unionId: ctx.unionId, batchId: lease.batchId } });
    await insertRejected(tx, ctx, { lease, rejections });
    await insertStaged(tx, ctx, { lease, groups });
    await insertJoined(tx, ctx, { lease, groups });
    const known = await matchKnown(tx, ctx, lease);
    const counts: CheckCounts = {
      rows: people.length + rejections.length,
      rejected: rejections.length,
      people: groups.length,
      joined: people.length - groups.length,
      created: groups.length - known,
      known,
      members: groups.filter(({ person }) => person.membership.isMember).length,
      probable: pairs.filter(({ confidence }) => confidence === "probable").length,
      lookAlikes: lookAlikes.length,
      sharedPhones: sharedPhones.length,
      warnings: people.reduce((sum, { warnings }) => sum + warnings.length, 0),
      warningsByKind: countWarnings(people),
    };
    const data = { state: "ready" as const, counts, totalRows: groups.length, doneRows: 0, leaseOwner: null, leaseUntil: null };
    await tx.importBatch.updateMany({ where: { unionId: ctx.unionId, id: lease.batchId }, data });
    await audit(tx, ctx, { action: "import.checked", entity: "import_batch", entityId: lease.batchId, details: { people: groups.length, rejected: rejections.length } });
    return counts;
  });
}

type Group = { row: number; rows: ParsedPerson[]; person: ParsedPerson };

async function insertRejected(tx: Tx, ctx: Context, { lease, rejections }: { lease: Lease; rejections: readonly Rejection[] }) {
  for (const part of chunks(rejections)) {
    const data = part.map(({ row, reason, cells }) => ({ ...rowKey(ctx, lease, row), state: "rejected" as const, cells, reasons: { reason } }));
    await tx.importRow.createMany({ data });
  }
}

async function insertStaged(tx: Tx, ctx: Context, { lease, groups }: { lease: Lease; groups: readonly Group[] }) {
  for (const part of chunks(groups)) {
    const rows = part.map(({ row, person }) => ({ row, person, keys: keysOf(ctx, person) }));
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO import_row (union_id, batch_id, row_number, state, cells, person, reasons)
      SELECT ${ctx.unionId}::uuid, ${lease.batchId}::uuid, r.row, 'staged', '[]', r.person, r.keys
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (row int, person jsonb, keys jsonb)`);
  }
}

async function insertJoined(tx: Tx, ctx: Context, { lease, groups }: { lease: Lease; groups: readonly Group[] }) {
  const joined = groups.flatMap(({ row, rows }) => rows.slice(1).map((other) => ({ row: other.row, sameAs: row })));
  for (const part of chunks(joined)) {
    const data = part.map(({ row, sameAs }) => ({ ...rowKey(ctx, lease, row), state: "joined" as const, cells: [], sameAs }));
    await tx.importRow.createMany({ data });
  }
}

const rowKey = (ctx: Context, lease: Lease, rowNumber: number) => ({ unionId: ctx.unionId, batchId: lease.batchId, rowNumber });

/** What a person is found by. A citizen number leaves the file only as its blind index. */
function keysOf(ctx: Context, person: ParsedPerson) {
  const { nationalId, job, membership, externalId, birthDate } = person;
  return {
    national_id: nationalId ? nationalIdKey(ctx.unionId, nationalId) : null,
    employee_number: job.employeeNumber,
    card_number: membership.cardNumber,
    external_id: externalId,
    birth_date: birthDate,
    emails: person.emails,
    phones: person.phones.map(({ value }) => value),
    search: searchText(person.name, person.nickname),
  };
}

/**
 * Sure matches only: a personal number that agrees and a name that doesn't contradict, or an e-mail address, a telephone
 * or a birth date together with the same name. Two candidates, or one candidate for two rows: nobody is matched.
 */
async function matchKnown(tx: Tx, ctx: Context, { batchId }: Lease): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    WITH staged AS MATERIALIZED (
      SELECT row_number, k.* FROM import_row r, jsonb_to_record(r.reasons) AS k (
        national_id text, employee_number text, card_number text, external_id text, birth_date date, emails jsonb, phones jsonb, search text)
      WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND r.state = 'staged'
    ), numbered AS (
      SELECT s.row_number, c.id, s.search, c.search_text FROM staged s
        JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.national_id_key = s.national_id
      UNION SELECT s.row_number, c.id, s.search, c.search_text FROM staged s
        JOIN membership m ON m.union_id = ${ctx.unionId}::uuid AND m.card_number = s.card_number
        JOIN contact c ON c.union_id = m.union_id AND c.id = m.contact_id
      UNION SELECT s.row_number, c.id, s.search, c.search_text FROM staged s
        JOIN job j ON j.union_id = ${ctx.unionId}::uuid AND j.employee_number = s.employee_number
        JOIN contact c ON c.union_id = j.union_id AND c.id = j.contact_id
      UNION SELECT s.row_number, c.id, s.search, c.search_text FROM staged s
        JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.external_id = s.external_id
    ), named AS (
      SELECT s.row_number, c.id FROM staged s
        CROSS JOIN LATERAL (SELECT jsonb_array_elements_text(s.emails) AS value UNION ALL SELECT jsonb_array_elements_text(s.phones)) v
        JOIN contact_point p ON p.union_id = ${ctx.unionId}::uuid AND p.value = v.value
        JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id AND c.search_text = s.search
        WHERE c.birth_date IS NULL OR s.birth_date IS NULL OR c.birth_date = s.birth_date
      UNION SELECT s.row_number, c.id FROM staged s
        JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.search_text = s.search AND c.birth_date = s.birth_date
    ), candidate AS (
      SELECT row_number, id FROM numbered WHERE similarity(search, search_text) >= 0.3
      UNION SELECT row_number, id FROM named
    ), sure AS (
      SELECT row_number, min(id::text)::uuid AS id FROM candidate GROUP BY row_number HAVING count(*) = 1
    ), single AS (
      SELECT min(row_number) AS row_number, id FROM sure GROUP BY id HAVING count(*) = 1
    )
    UPDATE import_row r SET contact_id = s.id FROM single s
    WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND r.row_number = s.row_number`);
}

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / chunk) }, (_, at) => list.slice(at * chunk, (at + 1) * chunk));
}
