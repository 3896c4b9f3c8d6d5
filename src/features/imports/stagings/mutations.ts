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
import { matchKnown } from "./matches/mutations";
import { type CheckCounts, type Checked, countWarnings, groupPeople, joinRows } from "./rules";

const chunk = 2_000;

/** Puts every checked row beside the people: which are one person, who is known, who is new. Replaces an earlier check. */
export async function stageRows(
  ctx: Context,
  lease: Lease,
  { people, rejections, place }: Checked,
): Promise<CheckCounts | null> {
  authorize(ctx, imports.run);
  const { personOfRow, pairs, lookAlikes, sharedPhones } = findDuplicates(people);
  const groups = groupPeople(people, personOfRow).map(({ first, rows }) => ({
    row: first.row,
    rows,
    person: joinRows(rows),
  }));
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return null;
    await tx.importRow.deleteMany({ where: { unionId: ctx.unionId, batchId: lease.batchId } });
    await insertRejected(tx, ctx, { lease, rejections });
    await insertStaged(tx, ctx, { lease, groups });
    await insertJoined(tx, ctx, { lease, groups });
    const known = await matchKnown(tx, ctx, { lease, place });
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
    const data = {
      state: "ready" as const,
      counts,
      totalRows: groups.length,
      doneRows: 0,
      leaseOwner: null,
      leaseUntil: null,
    };
    await tx.importBatch.updateMany({ where: { unionId: ctx.unionId, id: lease.batchId }, data });
    await audit(tx, ctx, {
      action: "import.checked",
      entity: "import_batch",
      entityId: lease.batchId,
      details: { people: groups.length, rejected: rejections.length },
    });
    return counts;
  });
}

type Group = { row: number; rows: ParsedPerson[]; person: ParsedPerson };

async function insertRejected(
  tx: Tx,
  ctx: Context,
  { lease, rejections }: { lease: Lease; rejections: readonly Rejection[] },
) {
  for (const part of chunks(rejections)) {
    const data = part.map(({ row, reason, cells }) => ({
      ...rowKey(ctx, lease, row),
      state: "rejected" as const,
      cells,
      reasons: { reason },
    }));
    await tx.importRow.createMany({ data });
  }
}

async function insertStaged(
  tx: Tx,
  ctx: Context,
  { lease, groups }: { lease: Lease; groups: readonly Group[] },
) {
  for (const part of chunks(groups)) {
    const rows = part.map(({ row, person }) => ({ row, person, keys: keysOf(ctx, person) }));
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO import_row (union_id, batch_id, row_number, state, cells, person, reasons)
      SELECT ${ctx.unionId}::uuid, ${lease.batchId}::uuid, r.row, 'staged', '[]', r.person, r.keys
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (row int, person jsonb, keys jsonb)`);
  }
}

async function insertJoined(
  tx: Tx,
  ctx: Context,
  { lease, groups }: { lease: Lease; groups: readonly Group[] },
) {
  const joined = groups.flatMap(({ row, rows }) =>
    rows.slice(1).map((other) => ({ row: other.row, sameAs: row })),
  );
  for (const part of chunks(joined)) {
    const data = part.map(({ row, sameAs }) => ({
      ...rowKey(ctx, lease, row),
      state: "joined" as const,
      cells: [],
      sameAs,
    }));
    await tx.importRow.createMany({ data });
  }
}

const rowKey = (ctx: Context, lease: Lease, rowNumber: number) => ({
  unionId: ctx.unionId,
  batchId: lease.batchId,
  rowNumber,
});

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
    workplace: job.workplace,
  };
}

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / chunk) }, (_, at) =>
    list.slice(at * chunk, (at + 1) * chunk),
  );
}
