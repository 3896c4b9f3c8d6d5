import { verify } from "@node-rs/argon2";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { today } from "@/lib/dates";
import { emails, password } from "../../../scripts/bench/seed/accounts";
import { sizesOf } from "../../../scripts/bench/seed/places";
import { type Seeded, seedUnion } from "../../../scripts/bench/seed/union";

const size = { contacts: 4_000, workplaces: 1_000 };
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
let rulesBefore: string[];
let union: Seeded;

beforeAll(async () => {
  await owner.connect();
  rulesBefore = await rules();
  union = await seedUnion(owner, size);
});
afterAll(() => owner.end());

const ask = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows;
const count = async (from: string): Promise<number> =>
  Number((await ask(`SELECT count(*) AS n FROM ${from}`))[0]?.n);

async function rules(): Promise<string[]> {
  const rows = await ask(
    `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated AS rule FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ rule }) => rule);
}

it("leaves every key, index and check as it found them, with all rows checked", async () => {
  expect(await rules()).toEqual(rulesBefore);
});

it("has as many people and workplaces as asked for", async () => {
  expect([await count("contact"), await count("workplace")]).toEqual([size.contacts, size.workplaces]);
});

it("repeats in a contact's row what its jobs, memberships, assessments and conversations say", async () => {
  const told =
    "id, workplace_id, department_id, shift_id, is_member, assessment, assessed_at, last_contact_at, last_outcome, last_conversation_at";
  const ctx = { timeZone: "Asia/Jakarta" };
  const wrong = await ask(`SELECT ${told} FROM contact EXCEPT SELECT ${told} FROM present_day($1, $2)`, [
    union.unionId,
    today(ctx),
  ]);
  expect(wrong).toEqual([]);
});

it.each([
  "headcount",
  "contact_point",
  "consent_event",
  "membership WHERE left_on IS NOT NULL",
  "job WHERE NOT is_current",
  "assessment WHERE conversation_id IS NULL",
  "assessment WHERE conversation_id IS NOT NULL",
  "follow_up WHERE state = 'open' AND due_on < current_date",
  "follow_up WHERE state = 'kept'",
  "conversation_issue",
  "enrolment",
  "stage_move WHERE from_stage_id IS NOT NULL",
])("has rows of %s", async (from) => {
  expect(await count(from)).toBeGreaterThan(0);
});

it.each([
  ["admin", 0],
  ["coordinator", 500],
  ["organiser", 3],
] as const)("has an account of the %s, with %i workplaces as turf", async (role, workplaces) => {
  const [user] = await ask(
    `SELECT s.role, s.whole_union, u.password_hash, (SELECT count(*)::int FROM turf t WHERE t.seat_id = s.id) AS turf
     FROM "user" u JOIN seat s ON s.user_id = u.id WHERE u.email = $1`,
    [emails[role]],
  );
  expect(user).toMatchObject({ role, whole_union: role === "admin", turf: workplaces });
  expect(await verify(user?.password_hash, password)).toBe(true);
});

it("spreads people unevenly, with somebody in each workplace", () => {
  const sizes = sizesOf(5_000, 1_000_000);
  expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(1_000_000);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeGreaterThan(100 * (sizes[2_500] ?? 0));
});

it("gives everything back when it fails half-way", async () => {
  await expect(seedUnion(owner, size)).rejects.toThrow(/user_email_key/);
  expect(await count('"union"')).toBe(1);
});
