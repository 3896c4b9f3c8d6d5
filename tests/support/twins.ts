import { sealNationalId } from "@/features/contacts/national-id.queries";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { sealText } from "@/features/contacts/sealed-texts.queries";
import { entities } from "@/features/duplicates/merge/tables";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { Prisma, read, type Tx, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, systemOf } from "./factories";

type Span = { from: string; to: string | null };

/** A contact as a test invents it. */
export type Invented = {
  name: string;
  nickname?: string | null;
  birthDate?: string | null;
  nationalId?: string | null;
  background?: string | null;
  address?: string | null;
  doNotContact?: boolean;
  phones?: readonly string[];
  withdrawn?: boolean;
  memberships?: readonly (Span & { card: string | null })[];
  job?: { place: Place; employeeNumber: string | null; startedOn: string | null } | null;
  past?: { place: Place } | null;
  conversationCount?: number;
  level?: number | null;
  followUps?: number;
  /** From a list, and raised in a conversation. */
  listed?: readonly string[];
  raised?: readonly string[];
};

const everyWay = ["campaign", "union"].flatMap((purpose) =>
  ["call", "email", "message", "visit"].map((channel) => `${purpose}.${channel}`),
);

const optionalDay = (day: string | null | undefined) => (day ? toDatabaseDay(day) : null);

/** Inserted directly. */
export async function invent(ctx: Context, person: Invented): Promise<string> {
  const { unionId } = ctx;
  const contactId = newId();
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const { nationalId, name, nickname = null, phones = [], memberships = [], job, past } = person;
  await write(systemOf(ctx), async (tx) => {
    await tx.contact.createMany({
      data: [
        {
          ...{ unionId, id: contactId, name, nickname, searchText: searchText(name, nickname) },
          ...(nationalId ? sealNationalId(ctx, { contactId, nationalId }) : {}),
          birthDate: optionalDay(person.birthDate),
          backgroundCipher: sealText(ctx, "background", person.background),
          addressCipher: sealText(ctx, "address", person.address),
          doNotContact: person.doNotContact ?? false,
          closed: person.doNotContact ? everyWay : [],
        },
      ],
    });
    await tx.contactPoint.createMany({
      data: phones.map((value, position) => ({
        ...{ unionId, id: newId(), contactId, kind: "phone" as const, value, position },
        consent: person.withdrawn ? ("withdrawn" as const) : ("unknown" as const),
      })),
    });
    await tx.membership.createMany({
      data: memberships.map(({ from, to, card }) => ({
        ...{ unionId, id: newId(), contactId, cardNumber: card, joinedOn: toDatabaseDay(from) },
        ...{
          recordedOn: toDatabaseDay(from),
          leftOn: optionalDay(to),
          ending: to ? ("resigned" as const) : null,
        },
      })),
    });
    const of = (place: Place) => ({
      ...{ unionId, id: newId(), contactId, workplaceId: place.workplaceId },
      ...{
        departmentId: place.departmentId,
        shiftId: place.shiftId,
        recordedOn: toDatabaseDay("2024-05-01"),
      },
    });
    const ended = { isCurrent: false, endedOn: toDatabaseDay("2024-06-01"), ending: "resigned" as const };
    await tx.job.createMany({
      data: [
        ...(past ? [{ ...of(past.place), ...ended }] : []),
        ...(job
          ? [{ ...of(job.place), employeeNumber: job.employeeNumber, startedOn: optionalDay(job.startedOn) }]
          : []),
      ],
    });
    await historyOf(tx, ctx, { contactId, userId, person });
    await refreshPresentDay(tx, systemOf(ctx), [contactId]);
  });
  return contactId;
}

async function historyOf(
  tx: Tx,
  { unionId }: Context,
  { contactId, userId, person }: { contactId: string; userId: string; person: Invented },
): Promise<void> {
  const { conversationCount = 0, level, followUps = 0 } = person;
  const of = () => ({ unionId, id: newId(), contactId });
  await tx.conversation.createMany({
    data: Array.from({ length: conversationCount }, (_, at) => ({
      ...{ ...of(), byUserId: userId, outcome: "conversation" as const },
      heldAt: new Date(2026, 2, at + 1, 8),
    })),
  });
  if (level) await tx.assessment.createMany({ data: [{ ...of(), level, assessedAt: new Date(2026, 2, 1) }] });
  await issuesOf(tx, { unionId, contactId, userId }, person);
  await tx.followUp.createMany({
    data: Array.from({ length: followUps }, () => ({
      ...{ ...of(), assignedTo: userId, createdBy: userId },
      dueOn: toDatabaseDay("2026-12-01"),
    })),
  });
}

async function issuesOf(
  tx: Tx,
  { unionId, contactId, userId }: { unionId: string; contactId: string; userId: string },
  { listed = [], raised = [] }: Invented,
): Promise<void> {
  const ids = new Map<string, string>();
  for (const name of new Set([...listed, ...raised])) {
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO issue (union_id, id, name) VALUES (${unionId}::uuid, ${newId()}::uuid, ${name}) ON CONFLICT DO NOTHING`);
    const row = await tx.issue.findFirst({ where: { unionId, name }, select: { id: true } });
    if (row) ids.set(name, row.id);
  }
  const of = (names: readonly string[]) => names.flatMap((name) => ids.get(name) ?? []);
  const recordedOn = toDatabaseDay("2026-03-04");
  await tx.contactIssue.createMany({
    data: of(listed).map((issueId) => ({ unionId, contactId, issueId, recordedOn })),
  });
  if (raised.length === 0) return;
  const conversation = {
    unionId,
    id: newId(),
    contactId,
    byUserId: userId,
    outcome: "conversation" as const,
  };
  await tx.conversation.createMany({ data: [{ ...conversation, heldAt: new Date(2026, 1, 3, 8) }] });
  await tx.conversationIssue.createMany({
    data: of(raised).map((issueId) => ({ unionId, conversationId: conversation.id, issueId })),
  });
}

export async function versionOf(ctx: Context, id: string): Promise<number> {
  const row = await read(systemOf(ctx), (tx) =>
    tx.contact.findFirst({ where: { unionId: ctx.unionId, id }, select: { version: true } }),
  );
  return row?.version ?? 0;
}

/** Every row of every table that refers to a contact, as one text; without edit counters and the merges themselves. */
export async function peopleSum(ctx: Context): Promise<string> {
  return read(systemOf(ctx), async (tx) => {
    const sums: string[] = [];
    for (const entity of entities.filter((name) => name !== "contact_merge")) {
      const rows = await tx.$queryRaw<{ line: string }[]>(Prisma.sql`
        SELECT (to_jsonb(t) - 'version' - 'updated_at')::text AS line FROM ${Prisma.raw(`"${entity}"`)} t
        WHERE t.union_id = ${ctx.unionId}::uuid ORDER BY 1`);
      sums.push(`${entity}: ${rows.map(({ line }) => line).join("\n")}`);
    }
    return sums.join("\n");
  });
}
