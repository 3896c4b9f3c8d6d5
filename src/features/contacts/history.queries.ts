import type { Context } from "@/lib/context";
import { type Day, dayOf, fromDatabaseDay } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { contacts } from "./policy";

export type HistoryEvent = { id: string; on: Day } & (
  | { kind: "assessed"; level: number; by: string | null }
  | { kind: "joined"; cardNumber: string | null }
  | { kind: "left"; ending: string | null }
  | { kind: "jobStarted"; place: string }
  | { kind: "jobEnded"; place: string; ending: string | null }
  | { kind: "imported"; file: string | null; row: number | null }
  | { kind: "added"; by: string | null }
);

/** Assessments outside a conversation, memberships, jobs, and where the contact came from; the newest first. */
export async function historyOf(ctx: Context, contactId: string): Promise<HistoryEvent[]> {
  authorize(ctx, contacts.read);
  if (!can(ctx, contacts.readAssessment)) return [];
  return read(ctx, async (tx) => {
    const of = { unionId: ctx.unionId, contactId };
    const parts = [
      await assessments(tx, ctx, of),
      await memberships(tx, of),
      await jobs(tx, of),
      await origin(tx, ctx, of),
    ];
    return parts
      .flat()
      .sort((one, other) => other.on.localeCompare(one.on) || other.id.localeCompare(one.id));
  });
}

type Of = { unionId: string; contactId: string };

async function assessments(tx: Tx, ctx: Context, of: Of): Promise<HistoryEvent[]> {
  const rows = await tx.assessment.findMany({
    where: { ...of, withdrawnAt: null, conversationId: null },
    select: { id: true, level: true, assessedAt: true, byUser: { select: { name: true } } },
  });
  return rows.map(({ id, level, assessedAt, byUser }) => ({
    kind: "assessed",
    id,
    on: dayOf(ctx, assessedAt),
    level,
    by: byUser?.name ?? null,
  }));
}

async function memberships(tx: Tx, of: Of): Promise<HistoryEvent[]> {
  const rows = await tx.membership.findMany({
    where: of,
    select: { id: true, cardNumber: true, joinedOn: true, recordedOn: true, leftOn: true, ending: true },
  });
  return rows.flatMap(({ id, cardNumber, joinedOn, recordedOn, leftOn, ending }): HistoryEvent[] => [
    { kind: "joined", id, on: fromDatabaseDay(joinedOn ?? recordedOn), cardNumber },
    ...(leftOn ? [{ kind: "left" as const, id: `${id}-left`, on: fromDatabaseDay(leftOn), ending }] : []),
  ]);
}

async function jobs(tx: Tx, of: Of): Promise<HistoryEvent[]> {
  const rows = await tx.job.findMany({
    where: of,
    select: {
      ...{ id: true, startedOn: true, recordedOn: true, endedOn: true, ending: true, line: true },
      workplace: { select: { name: true } },
      department: { select: { name: true } },
      shift: { select: { name: true } },
    },
  });
  return rows.flatMap(({ id, startedOn, recordedOn, endedOn, ending, ...job }): HistoryEvent[] => {
    const place = [job.workplace.name, job.department?.name, job.line, job.shift?.name]
      .filter(Boolean)
      .join(" · ");
    const ended = endedOn
      ? [{ kind: "jobEnded" as const, id: `${id}-ended`, on: fromDatabaseDay(endedOn), place, ending }]
      : [];
    return [{ kind: "jobStarted", id, on: fromDatabaseDay(startedOn ?? recordedOn), place }, ...ended];
  });
}

/** Row security shows the file and its row to the secretariat only. */
async function origin(tx: Tx, ctx: Context, { unionId, contactId }: Of): Promise<HistoryEvent[]> {
  const contact = await tx.contact.findFirst({
    where: { unionId, id: contactId },
    select: { createdAt: true, importBatchId: true, createdByUser: { select: { name: true } } },
  });
  if (!contact) return [];
  const base = { id: contactId, on: dayOf(ctx, contact.createdAt) };
  if (!contact.importBatchId) return [{ kind: "added", ...base, by: contact.createdByUser?.name ?? null }];
  const batchId = contact.importBatchId;
  const [batch, row] = [
    await tx.importBatch.findFirst({ where: { unionId, id: batchId }, select: { fileName: true } }),
    await tx.importRow.findFirst({
      where: { unionId, batchId, contactId },
      select: { rowNumber: true },
      orderBy: { rowNumber: "asc" },
    }),
  ];
  return [{ kind: "imported", ...base, file: batch?.fileName ?? null, row: row?.rowNumber ?? null }];
}
