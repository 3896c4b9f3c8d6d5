import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { trendDays } from "@/features/density/density";
import { placeCountsSql } from "@/features/density/tallies.queries";
import { placesTrendSql } from "@/features/density/trend.queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";

const people = 30_000;
const workplaces = 200;

type Plan = { "Node Type": string; "Relation Name"?: string; "Actual Loops"?: number; Plans?: Plan[] };
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
// Row security's subplans are in every plan; a user of the whole union never runs them.
const on = (plan: Plan, table: string) =>
  nodesOf(plan).filter((node) => node["Relation Name"] === table && node["Actual Loops"] !== 0);

async function planOf(ctx: Context, sql: Prisma.Sql): Promise<Plan> {
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": { Plan: Plan }[] }[]>(Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`),
  );
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (!plan) throw new Error("no plan");
  return plan;
}

const sure = (prefix: string) => Prisma.sql`(${prefix} || lpad(to_hex(i), 12, '0'))::uuid`;
const one = "00000000-0000-7000-8000-";

let ctx: Context;

beforeAll(async () => {
  ctx = await signedIn();
  const system = systemOf(ctx);
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const place = Prisma.sql`(${one} || lpad(to_hex(i % ${workplaces} + 1), 12, '0'))::uuid`;
  const run = (sql: Prisma.Sql) => write(system, (tx) => tx.$executeRaw(sql));
  await run(
    Prisma.sql`INSERT INTO employer (union_id, id, name) VALUES (${union}, ${`${one}000000000001`}::uuid, 'PT Besar')`,
  );
  await run(Prisma.sql`INSERT INTO workplace (union_id, id, employer_id, name)
    SELECT ${union}, ${sure(one)}, ${`${one}000000000001`}::uuid, 'Plant ' || i FROM generate_series(1, ${workplaces}::int) AS i`);
  const all = Prisma.sql`FROM generate_series(1, ${people}::int) AS i`;
  await run(
    Prisma.sql`INSERT INTO contact (union_id, id, name, search_text) SELECT ${union}, ${sure(one)}, 'A', 'a' ${all}`,
  );
  await run(Prisma.sql`INSERT INTO job (union_id, id, contact_id, workplace_id, recorded_on)
    SELECT ${union}, ${sure(one)}, ${sure(one)}, ${place}, date '2022-01-01' + i % 900 ${all}`);
  await run(Prisma.sql`INSERT INTO membership (union_id, id, contact_id, recorded_on)
    SELECT ${union}, ${sure(one)}, ${sure(one)}, date '2023-01-01' + i % 900 ${all} WHERE i % 3 = 0`);
  await run(Prisma.sql`INSERT INTO assessment (union_id, id, contact_id, level, assessed_at)
    SELECT ${union}, ${sure(one)}, ${sure(one)}, i % 5 + 1, timestamptz '2025-01-01' ${all} WHERE i % 2 = 0`);
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query("ANALYZE job, membership, assessment, contact, workplace");
  await owner.end();
}, 120_000);

describe("plans over 30,000 jobs", () => {
  it("read a workplace's tallies by index, and nobody's job, membership or assessment", async () => {
    const workplaceIds = [`${one}000000000005`];
    const sums = await read(ctx, (tx) => placeCountsSql(tx, ctx, { on: today(ctx), workplaceIds }));
    const plan = await planOf(ctx, sums);
    for (const node of on(plan, "tally")) expect(node["Node Type"]).toMatch(/Index|Bitmap/);
    expect(on(plan, "tally")).not.toEqual([]);
    for (const table of ["job", "membership", "assessment", "contact"]) expect(on(plan, table)).toEqual([]);
  });

  it("make 24 months of all workplaces from the tallies alone", async () => {
    const days = trendDays(today(ctx));
    const plan = await planOf(ctx, placesTrendSql(ctx, { on: today(ctx), days, base: null }));
    for (const table of ["job", "membership", "contact"]) expect(on(plan, table)).toEqual([]);
    expect(on(plan, "tally")).not.toEqual([]);
  });
});
