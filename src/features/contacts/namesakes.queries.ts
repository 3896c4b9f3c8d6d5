import { type DuplicateReason, likeness, prepared } from "@/features/matching/likeness";
import { plainNationalId } from "@/features/matching/masked-national-id";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { preparedOf } from "./likeness.queries";
import { nationalIdKey } from "./national-id.queries";
import { readPoints } from "./points.mutations";
import { contacts } from "./policy";
import type { NamesakeInput } from "./schema";

export type Namesake = {
  id: string;
  name: string;
  place: string;
  reason: "national_id" | "employee_number" | "phone" | "email" | "same_name" | "name";
  /** What the matcher says of the two; nothing when it takes them for two people. */
  reasons: DuplicateReason[];
};

type Found = Omit<Namesake, "reasons">;
type Points = { phones: string[]; emails: string[] };

/** In the user's turf, the most certain first. */
export async function namesakesOf(ctx: Context, input: NamesakeInput): Promise<Namesake[]> {
  authorize(ctx, contacts.create);
  return read(ctx, async (tx) => {
    const points = await readPoints(tx, ctx, input);
    const of = (kind: string) => points.filter((point) => point.kind === kind).map(({ value }) => value);
    const typed = { phones: of("phone"), emails: of("email") };
    const found = await candidates(tx, ctx, { ...input, ...typed });
    return judged(tx, ctx, { input, typed, found });
  });
}

async function candidates(tx: Tx, ctx: Context, input: NamesakeInput & Points): Promise<Found[]> {
  return tx.$queryRaw<Found[]>(namesakeSearch(ctx, input, await placesOf(tx, ctx, input)));
}

/** Where the same name is looked for: at places, in the whole of a small union, or not at all. */
export type Reach = readonly string[] | "everywhere" | "nowhere";

const small = 5_000;

/** Similarity has no index below row security, so only people of the same workplace or turf are compared. */
async function placesOf(tx: Tx, ctx: Context, { workplaceId }: NamesakeInput): Promise<Reach> {
  if (workplaceId) return [workplaceId];
  if (!ctx.turf.whole)
    return [...ctx.turf.workplaceIds, ...ctx.turf.departments.map((department) => department.workplaceId)];
  const [row] = await tx.$queryRaw<{ seen: number }[]>(Prisma.sql`
    SELECT count(*)::int AS seen FROM (SELECT 1 FROM contact WHERE union_id = ${ctx.unionId}::uuid LIMIT ${small + 1}::int) s`);
  return (row?.seen ?? 0) > small ? "nowhere" : "everywhere";
}

const mostAlike = 20_000;

function alikeIn(union: Prisma.Sql, search: string, reach: Reach): Prisma.Sql {
  if (reach === "nowhere") return Prisma.empty;
  const there =
    reach === "everywhere" ? Prisma.empty : Prisma.sql`AND workplace_id = ANY (${[...reach]}::uuid[])`;
  return Prisma.sql`UNION ALL SELECT id, 4, 'name' FROM (
    SELECT id, search_text FROM contact WHERE ${union} ${there} LIMIT ${mostAlike}::int) near WHERE similarity(search_text, ${search}) > 0.7`;
}

/** Each kind of match by an index of its own: number, telephone, name, day of birth, place. */
export function namesakeSearch(ctx: Context, input: NamesakeInput & Points, reach: Reach): Prisma.Sql {
  const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
  const sure = input.nationalId ? nationalIdKey(ctx.unionId, input.nationalId) : "";
  const search = searchText(input.name, input.nickname);
  const calledSo = Prisma.sql`lower(c.name) = lower(${input.name})`;
  return Prisma.sql`
    SELECT c.id, c.name, concat_ws(' · ', w.name, d.name) AS place,
      CASE WHEN q.reason = 'name' AND ${calledSo} THEN 'same_name' ELSE q.reason END AS reason
    FROM (SELECT DISTINCT ON (id) id, rank, reason FROM (
      SELECT id, 1 AS rank, 'national_id' AS reason FROM contact WHERE ${union} AND national_id_key = ${sure}
      UNION ALL SELECT contact_id, 2, 'employee_number' FROM job
        WHERE ${union} AND is_current AND employee_number = ${input.employeeNumber ?? ""} AND workplace_id = ${input.workplaceId ?? null}::uuid
      UNION ALL SELECT contact_id, 3, 'phone' FROM contact_point WHERE ${union} AND kind = 'phone' AND value = ANY (${input.phones})
      UNION ALL SELECT contact_id, 3, 'email' FROM contact_point WHERE ${union} AND kind = 'email' AND value = ANY (${input.emails})
      UNION ALL SELECT id, 4, 'name' FROM contact WHERE ${union} AND search_text = ${search}
        AND ${input.workplaceId === undefined}
      UNION ALL SELECT id, 4, 'name' FROM contact
        WHERE ${union} AND birth_date = ${input.birthDate ?? null}::date AND similarity(search_text, ${search}) > 0.4
      ${alikeIn(union, search, reach)}
    ) every ORDER BY id, rank) q
    JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = q.id
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    ORDER BY q.rank, ${calledSo} DESC, similarity(c.search_text, ${search}) DESC, c.name, c.id LIMIT 6`;
}

type Typed = { input: NamesakeInput; typed: Points; found: readonly Found[] };

async function judged(tx: Tx, ctx: Context, { input, typed, found }: Typed): Promise<Namesake[]> {
  const people = await preparedOf(
    tx,
    ctx,
    found.map(({ id }) => id),
  );
  const newcomer = prepared({
    ...typed,
    id: "",
    name: input.name,
    nationalId: input.nationalId ? plainNationalId(input.nationalId) : null,
    birthDate: input.birthDate ?? null,
    address: null,
    employer: null,
    employeeNumber: input.employeeNumber ?? null,
    cardNumber: input.cardNumber ?? null,
    workplaceId: input.workplaceId ?? null,
    departmentId: input.departmentId ?? null,
  });
  return found
    .map((one) => {
      const other = people.get(one.id);
      const like = other ? likeness(newcomer, other) : null;
      return { ...one, reasons: like?.reasons ?? [], score: like?.score ?? 0 };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ score: _score, ...one }) => one);
}
