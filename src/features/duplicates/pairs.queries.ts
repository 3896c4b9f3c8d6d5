import "server-only";
import { readableNationalId } from "@/features/contacts/national-id.queries";
import { readableText } from "@/features/contacts/sealed-texts.queries";
import type { DuplicateReason } from "@/features/matching/likeness";
import { maskedApart, maskedNationalId } from "@/features/matching/masked-national-id";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { duplicates } from "./policy";
import type { PairInput } from "./schema";

export type PairPerson = {
  id: string;
  version: number;
  name: string;
  nickname: string | null;
  sex: "female" | "male" | "other" | null;
  birthDate: Day | null;
  birthPlace: string | null;
  nationalId: string | null;
  address: string | null;
  language: string | null;
  externalId: string | null;
  background: string | null;
  owner: string | null;
  job: string | null;
  employeeNumber: string | null;
  phones: string[];
  emails: string[];
  isMember: boolean;
  cardNumber: string | null;
  memberSince: Day | null;
  conversationCount: number;
  lastConversationAt: Date | null;
  createdAt: Date;
};

export type Pair = { one: PairPerson; other: PairPerson; certain: boolean; reasons: DuplicateReason[] };
export type PairList = { pairs: Pair[]; total: number; next: string | null };

export const pageSize = 20;

type PairRow = { a: string; b: string; certain: boolean; score: number; reasons: DuplicateReason[] };

/** The most certain first, with the true total; `after` is the previous page's cursor. */
export async function listPairs(ctx: Context, { after }: { after?: string | undefined }): Promise<PairList> {
  authorize(ctx, duplicates.read);
  return read(ctx, async (tx) => {
    const rows = await tx.$queryRaw<PairRow[]>(Prisma.sql`
      SELECT contact_a::text AS a, contact_b::text AS b, certain, score, reasons FROM duplicate_pair
      WHERE union_id = ${ctx.unionId}::uuid AND ${following(after)}
      ORDER BY score DESC, contact_a, contact_b LIMIT ${pageSize + 1}::int`);
    const page = rows.slice(0, pageSize);
    const people = await peopleOf(
      tx,
      ctx,
      page.flatMap(({ a, b }) => [a, b]),
    );
    const last = rows.length > pageSize ? page.at(-1) : undefined;
    return {
      pairs: page.flatMap(({ a, b, certain, reasons }) => {
        const [one, other] = longestKnownFirst([people.get(a), people.get(b)]);
        return one && other ? [{ one, other, certain, reasons }] : [];
      }),
      total: await tx.duplicatePair.count({ where: { unionId: ctx.unionId } }),
      next: last ? `${last.score}_${last.a}_${last.b}` : null,
    };
  });
}

function following(after: string | undefined): Prisma.Sql {
  const [score, a, b] = after?.split("_") ?? [];
  if (!score || !a || !b) return Prisma.sql`true`;
  return Prisma.sql`(-score, contact_a, contact_b) > (${-Number(score)}::int, ${a}::uuid, ${b}::uuid)`;
}

export async function countPairs(ctx: Context): Promise<number> {
  authorize(ctx, duplicates.read);
  return read(ctx, (tx) => tx.duplicatePair.count({ where: { unionId: ctx.unionId } }));
}

export type LookAlike = { id: string; name: string; reasons: DuplicateReason[] };

export async function lookAlikesOf(ctx: Context, contactId: string): Promise<LookAlike[]> {
  authorize(ctx, duplicates.note);
  return read(ctx, (tx) =>
    tx.$queryRaw<LookAlike[]>(Prisma.sql`
      SELECT c.id::text, c.name, p.reasons FROM duplicate_pair p
      JOIN contact c ON c.union_id = p.union_id AND c.id = CASE WHEN p.contact_a = ${contactId}::uuid THEN p.contact_b ELSE p.contact_a END
      WHERE p.union_id = ${ctx.unionId}::uuid AND (p.contact_a = ${contactId}::uuid OR p.contact_b = ${contactId}::uuid)
      ORDER BY p.score DESC, c.id LIMIT 3`),
  );
}

export type Comparison = { survivor: PairPerson; gone: PairPerson };

/** The older contact keeps its address. */
export async function comparisonOf(ctx: Context, { one, other }: PairInput): Promise<Comparison> {
  authorize(ctx, duplicates.read);
  const rows = await read(ctx, (tx) => rowsOf(tx, ctx, [one, other]));
  const [survivor, gone] = longestKnownFirst(rows.map((row) => personOf(ctx, row)));
  if (!survivor || !gone) throw new AppError("NOT_FOUND");
  return toldApart({ survivor, gone }, rows);
}

/** Two national ids may differ where the mask hides it; the question is asked all the same. */
function toldApart({ survivor, gone }: Comparison, rows: readonly ContactRow[]): Comparison {
  const [ours, theirs] = [survivor, gone].map(({ id }) => {
    const row = rows.find((one) => one.id === id);
    return readableNationalId(id, row?.nationalIdCipher ?? null);
  });
  if (!ours || !theirs || ours === theirs) return { survivor, gone };
  const [ourMask, theirMask] = maskedApart(ours, theirs);
  return { survivor: { ...survivor, nationalId: ourMask }, gone: { ...gone, nationalId: theirMask } };
}

function longestKnownFirst(people: readonly (PairPerson | undefined)[]): PairPerson[] {
  return people
    .filter((person) => person !== undefined)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

async function peopleOf(tx: Tx, ctx: Context, ids: readonly string[]): Promise<Map<string, PairPerson>> {
  return new Map((await rowsOf(tx, ctx, ids)).map((row) => [row.id, personOf(ctx, row)]));
}

const rowsOf = (tx: Tx, ctx: Context, ids: readonly string[]) =>
  tx.contact.findMany({ where: { unionId: ctx.unionId, id: { in: [...ids] } }, select: columns });

const columns = {
  id: true,
  version: true,
  name: true,
  nickname: true,
  sex: true,
  birthDate: true,
  birthPlace: true,
  nationalIdCipher: true,
  addressCipher: true,
  language: true,
  externalId: true,
  backgroundCipher: true,
  isMember: true,
  lastConversationAt: true,
  createdAt: true,
  owner: { select: { name: true } },
  contactPoints: {
    select: { kind: true, value: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
  jobs: {
    where: { isCurrent: true },
    select: {
      employeeNumber: true,
      line: true,
      workplace: { select: { name: true } },
      department: { select: { name: true } },
      shift: { select: { name: true } },
    },
  },
  memberships: {
    select: { cardNumber: true, joinedOn: true },
    orderBy: [{ recordedOn: "desc" }, { id: "desc" }],
    take: 1,
  },
  _count: { select: { conversations: { where: { withdrawnAt: null } } } },
} satisfies Prisma.ContactSelect;

type ContactRow = Prisma.ContactGetPayload<{ select: typeof columns }>;

const day = (value: Date | null | undefined) => (value ? fromDatabaseDay(value) : null);

function personOf(ctx: Context, row: ContactRow): PairPerson {
  const { birthDate, nationalIdCipher, owner, contactPoints, jobs, memberships, _count, ...person } = row;
  const { lastConversationAt, addressCipher, backgroundCipher, ...rest } = person;
  const nationalId = readableNationalId(row.id, nationalIdCipher);
  const [job] = jobs;
  const place = job && [job.workplace.name, job.department?.name, job.shift?.name, job.line];
  const of = (kind: string) => contactPoints.filter((point) => point.kind === kind).map(({ value }) => value);
  return {
    ...rest,
    lastConversationAt,
    birthDate: day(birthDate),
    address: readableText(ctx, "address", addressCipher),
    background: readableText(ctx, "background", backgroundCipher),
    nationalId: nationalId && maskedNationalId(nationalId),
    owner: owner?.name ?? null,
    job: place ? place.filter(Boolean).join(", ") : null,
    employeeNumber: job?.employeeNumber ?? null,
    phones: of("phone"),
    emails: of("email"),
    cardNumber: memberships[0]?.cardNumber ?? null,
    memberSince: day(memberships[0]?.joinedOn),
    conversationCount: _count.conversations,
  };
}
