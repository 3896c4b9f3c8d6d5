import { z } from "zod";
import { queryParts } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { isStorable } from "@/lib/storable";
import type { ContactFilter, Lacking } from "./filter.schema";
import { heldIssues } from "./issues.queries";
import { contacts } from "./policy";
import { distance, preferSimilar, type SearchStep, searchCondition } from "./search.queries";

type Key = { value: Prisma.Sql; cast: "text" | "int" | "uuid" | "timestamptz" };

/** Which contacts `c`, and in which order: by `keys`, ascending, the last of which is unique. */
export type Selection = { where: Prisma.Sql; keys: Key[]; step: SearchStep; total: number };

/** The contacts that a filter means to this user, and their order. Without assessments there is no filter by them. */
export async function select(tx: Tx, ctx: Context, asked: ContactFilter): Promise<Selection> {
  const filter = permitted(ctx, asked);
  const exact = await conditionOf(tx, ctx, filter, "exact");
  const total = await count(tx, exact);
  if (!filter.q || total > 0 || queryParts(filter.q).words.length === 0)
    return { where: exact, keys: keysOf(filter), step: "exact", total };
  await preferSimilar(tx);
  const similar = await conditionOf(tx, ctx, filter, "similar");
  const nearest: Key = { value: distance(filter.q), cast: "int" };
  return {
    where: similar,
    keys: [nearest, ...keysOf(filter)],
    step: "similar",
    total: await count(tx, similar),
  };
}

function permitted(ctx: Context, filter: ContactFilter): ContactFilter {
  if (can(ctx, contacts.readAssessment)) return filter;
  const { q, workplace, department, shift } = filter;
  return {
    ...filter,
    q,
    workplace,
    department,
    shift,
    assessment: [],
    member: undefined,
    issue: undefined,
    quiet: undefined,
    campaign: undefined,
    stage: undefined,
    lacks: undefined,
    sort: "name",
  };
}

async function count(tx: Tx, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>(
    Prisma.sql`SELECT count(*)::int AS total FROM contact c WHERE ${where}`,
  );
  return row?.total ?? 0;
}

async function conditionOf(
  tx: Tx,
  ctx: Context,
  filter: ContactFilter,
  step: SearchStep,
): Promise<Prisma.Sql> {
  const all: (Prisma.Sql | undefined)[] = [
    Prisma.sql`c.union_id = ${ctx.unionId}::uuid`,
    // Who has died is in no list. A search still finds the contact, so that nobody adds it again.
    filter.q ? undefined : Prisma.sql`c.deceased_on IS NULL`,
    filter.workplace && Prisma.sql`c.workplace_id = ${filter.workplace}::uuid`,
    filter.department && Prisma.sql`c.department_id = ${filter.department}::uuid`,
    filter.shift && Prisma.sql`c.shift_id = ${filter.shift}::uuid`,
    filter.member && Prisma.sql`c.is_member = ${filter.member === "yes"}`,
    assessmentCondition(filter.assessment),
    filter.quiet &&
      Prisma.sql`(c.last_conversation_at IS NULL OR c.last_conversation_at < now() - make_interval(days => ${filter.quiet}::int))`,
    filter.lacks && lackingCondition(filter.lacks),
    filter.issue && issueCondition(ctx, filter.issue),
    (filter.campaign || filter.stage) && enrolmentCondition(filter),
    filter.q && (await searchCondition(tx, ctx, filter.q, step)),
  ].map((condition) => condition || undefined);
  return Prisma.join(
    all.filter((condition) => condition !== undefined),
    " AND ",
  );
}

function assessmentCondition(marks: ContactFilter["assessment"]): Prisma.Sql | undefined {
  if (marks.length === 0) return undefined;
  const levels = marks.filter((mark) => mark !== "none").map(Number);
  const rated = Prisma.sql`c.assessment = ANY (${levels}::int[])`;
  return marks.includes("none") ? Prisma.sql`(c.assessment IS NULL OR ${rated})` : rated;
}

function lackingCondition(lacks: Lacking): Prisma.Sql {
  if (lacks === "shift") return Prisma.sql`c.shift_id IS NULL`;
  if (lacks === "phone")
    return Prisma.sql`NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id
      AND p.kind = 'phone' AND p.wrong_on IS NULL)`;
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id
    AND m.left_on IS NULL AND m.card_number IS NOT NULL)`;
}

/** From a conversation or a list; a contact with both counts once. */
function issueCondition(ctx: Context, issueId: string): Prisma.Sql {
  return Prisma.sql`c.id IN (SELECT h.contact_id FROM ${heldIssues(ctx)} h WHERE h.issue_id = ${issueId}::uuid)`;
}

function enrolmentCondition({ campaign, stage }: ContactFilter): Prisma.Sql {
  const at = [
    Prisma.sql`e.union_id = c.union_id AND e.contact_id = c.id AND e.removed_at IS NULL`,
    ...(campaign ? [Prisma.sql`e.campaign_id = ${campaign}::uuid`] : []),
    ...(stage ? [Prisma.sql`e.stage_id = ${stage}::uuid`] : []),
  ];
  return Prisma.sql`EXISTS (SELECT 1 FROM enrolment e WHERE ${Prisma.join(at, " AND ")})`;
}

const byId: Key = { value: Prisma.sql`c.id`, cast: "uuid" };
const byName: Key = { value: Prisma.sql`c.name`, cast: "text" };

function keysOf({ sort }: ContactFilter): Key[] {
  if (sort === "last")
    return [{ value: Prisma.sql`coalesce(c.last_conversation_at, '-infinity')`, cast: "timestamptz" }, byId];
  if (sort === "assessed")
    return [{ value: Prisma.sql`coalesce(c.assessment, 9)`, cast: "int" }, byName, byId];
  return [byName, byId];
}

export const orderBy = (keys: readonly Key[]) =>
  Prisma.join(
    keys.map(({ value }) => value),
    ", ",
  );

/** The keys of a row as one text, which `afterCursor` reads. */
export const cursorColumn = (keys: readonly Key[]) =>
  Prisma.sql`json_build_array(${Prisma.join(
    keys.map(({ value }) => Prisma.sql`(${value})::text`),
    ", ",
  )})::text`;

/** What comes after a row; everything when the cursor is not one of this order. */
export function afterCursor(keys: readonly Key[], cursor: string | undefined): Prisma.Sql {
  const values = cursor ? readCursor(cursor) : [];
  const fits = keys.every(({ cast }, at) => shapes[cast].safeParse(values[at]).success);
  if (values.length !== keys.length || !fits) return Prisma.sql`true`;
  const from = keys.map(({ cast }, at) => Prisma.sql`${values[at]}::${Prisma.raw(cast)}`);
  return Prisma.sql`(${orderBy(keys)}) > (${Prisma.join(from, ", ")})`;
}

const instant = z.iso.datetime({ offset: true });
const asIso = (text: string) => text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
const shapes = {
  text: z.string().refine(isStorable),
  int: z.string().regex(/^\d{1,5}$/),
  uuid: id,
  timestamptz: z.string().refine((text) => text === "-infinity" || instant.safeParse(asIso(text)).success),
};

export const writeCursor = (row: string) => Buffer.from(row).toString("base64url");

function readCursor(cursor: string): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(values) && values.every((value) => typeof value === "string") ? values : [];
  } catch {
    return [];
  }
}
