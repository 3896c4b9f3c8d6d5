import { phoneOf } from "@/features/matching/phone";
import { queryParts } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { can } from "@/lib/policy";
import type { ContactFilter } from "./filter.schema";
import { nationalIdKey } from "./national-id.queries";
import { contacts } from "./policy";

/** First what begins as typed; only when there is none, what is spelt alike. */
export type SearchStep = "exact" | "similar";

const similarFrom = "0.5";
/** Sorts after every continuation of a text. */
export const lastCharacter = "\u{10FFFF}";

/** Must stand in the transaction before a condition of the step "similar". */
export async function preferSimilar(tx: Tx): Promise<void> {
  await tx.$executeRaw(preferringSimilar);
}

export const preferringSimilar = Prisma.sql`SELECT set_config('pg_trgm.word_similarity_threshold', ${similarFrom}, true)`;

/** The contacts `c` that match every word and every number of a query. */
export async function searchCondition(
  tx: Tx,
  ctx: Context,
  query: string,
  step: SearchStep,
): Promise<Prisma.Sql> {
  const { words, whole, numbers } = queryParts(query);
  if (words.length + whole.length + numbers.length === 0) return Prisma.sql`false`;
  const country = numbers.length > 0 ? await countryOf(tx, ctx) : "ID";
  const conditions = [
    ...words.map((word) => wordCondition(word, step)),
    ...whole.map((word) => Prisma.sql`${word} = ANY (string_to_array(c.search_text, ' '))`),
    ...numbers.map((number) => numberCondition(ctx, number, country)),
  ];
  return Prisma.join(conditions, " AND ");
}

function wordCondition(word: string, step: SearchStep): Prisma.Sql {
  if (step === "similar" && word.length > 2) return Prisma.sql`c.search_text %> ${word}`;
  return Prisma.sql`(c.search_text LIKE ${`${word}%`} OR c.search_text LIKE ${`% ${word}%`})`;
}

type Found = { id: string; nearness: number; cut: boolean };

/** By name, the nearest first: `most` and one more at most. */
export async function findNames(
  tx: Tx,
  filter: ContactFilter & { q: string },
  most: number,
): Promise<{ step: SearchStep; found: Found[] }> {
  const { words, whole } = queryParts(filter.q);
  const { workplace = null, department = null, shift = null, member, quiet } = filter;
  const levels = filter.assessment.length > 0 ? levelsOf(filter) : null;
  const since = quiet ? new Date(Date.now() - quiet * 86_400_000) : null;
  const find = (near: boolean) =>
    tx.$queryRaw<
      Found[]
    >`SELECT id::text, nearness, cut FROM find_contacts(${words}::text[], ${whole}::text[], ${near}, ${most + 1}::int,
      ${workplace}::uuid, ${department}::uuid, ${shift}::uuid, ${member ? member === "yes" : null}::boolean, ${levels}::int[],
      ${since}::timestamptz, false)`;
  const exact = await find(false);
  if (exact.length > 0 || words.length === 0) return { step: "exact", found: exact };
  return { step: "similar", found: await find(true) };
}

/** As they stand in contact_assessment_idx: 9 is none. */
export const levelsOf = ({ assessment }: Pick<ContactFilter, "assessment">): number[] =>
  assessment.map((mark) => (mark === "none" ? 9 : Number(mark)));

/** The distance of the names `c` from the words of a query: 0 is the same, 1000 a word apart. */
export function distance(query: string): Prisma.Sql {
  const { words } = queryParts(query);
  const parts = words.map(
    (word) => Prisma.sql`round((1 - word_similarity(${word}, c.search_text)) * 1000)::int`,
  );
  return Prisma.join(parts, " + ");
}

async function countryOf(tx: Tx, ctx: Context): Promise<string> {
  const union = await tx.union.findUnique({ where: { id: ctx.unionId }, select: { country: true } });
  return union?.country ?? "ID";
}

// ~>=~ and ~<~ instead of LIKE: those are leakproof, so they can use an index below row security.
function numberCondition(ctx: Context, number: string, country: string): Prisma.Sql {
  const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
  const starts = [...new Set([number, number.toUpperCase()])];
  const found = [
    ...starts.map(
      (start) =>
        Prisma.sql`SELECT contact_id FROM job WHERE ${union} AND ${begins("employee_number", start)}`,
    ),
    ...(can(ctx, contacts.readPhone) ? privateNumbers(ctx, { number, starts, country }) : []),
  ];
  return Prisma.sql`c.id IN (${Prisma.join(found, " UNION ")})`;
}

type Numbers = { number: string; starts: readonly string[]; country: string };

/** Fields that a role does not see are not searched: a hit would give them away. */
function privateNumbers(ctx: Context, { number, starts, country }: Numbers): Prisma.Sql[] {
  const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
  return [
    ...starts.map(
      (start) =>
        Prisma.sql`SELECT contact_id FROM membership WHERE ${union} AND ${begins("card_number", start)}`,
    ),
    Prisma.sql`SELECT id FROM contact WHERE ${union} AND national_id_key = ${nationalIdKey(ctx.unionId, number)}`,
    Prisma.sql`SELECT id FROM contact WHERE ${union} AND external_id = ${number}`,
    ...pointSearches(number, country).map(
      (search) => Prisma.sql`SELECT contact_id FROM contact_point WHERE ${union} AND ${search}`,
    ),
  ];
}

function pointSearches(number: string, country: string): Prisma.Sql[] {
  if (number.includes("@")) return [begins("value", number.toLowerCase())];
  const digits = number.replace(/\D/g, "");
  if (digits.length < 4 || /[^\d+-]/.test(number)) return [];
  const phone = phoneOf(number, country);
  const whole = digits.length >= 8 ? phone?.nationalNumber : undefined;
  const endings = [begins("reversed", [...(whole ?? digits)].reverse().join(""))];
  return phone && /^(0|\+)/.test(number) && digits.length >= 5
    ? [...endings, begins("value", phone.number)]
    : endings;
}

function begins(column: "employee_number" | "card_number" | "value" | "reversed", start: string): Prisma.Sql {
  const name = Prisma.raw(column);
  return Prisma.sql`(${name} ~>=~ ${start} AND ${name} ~<~ ${start + lastCharacter})`;
}
