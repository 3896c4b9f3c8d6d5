import pg from "pg";
import { describe, expect, it } from "vitest";
import { lastCheck } from "@/features/audit/queries";
import { checkSeals, sealNext } from "@/features/audit/seals.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";

const note = (ctx: Context, count: number) =>
  write(ctx, (tx) => audit(tx, ctx, { action: "contact.update", entity: "contact", details: { count } }));

/** As the owner of the database, past triggers and row security: what an intruder with the superuser's password could do. */
async function asOwner(ctx: Context, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN; SET LOCAL session_replication_role = replica");
    await client.query(
      "SELECT set_config('app.union_id', $1, true), set_config('app.role', 'system', true)",
      [ctx.unionId],
    );
    await client.query(statement, statement.includes("$1") ? [ctx.unionId] : []);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** Ten minutes pass: the events, and what was sealed, happened earlier. */
const later = (ctx: Context) =>
  asOwner(
    ctx,
    "UPDATE audit_entry SET at = at - interval '11 minutes' WHERE union_id = $1 AND at > now() - interval '10 minutes'",
  );

async function sealedUnion(): Promise<Context> {
  const ctx = await signedIn();
  for (const count of [1, 2, 3]) await note(ctx, count);
  await later(ctx);
  await sealNext(systemOf(ctx));
  return ctx;
}

describe("sealing", () => {
  it("waits ten minutes, so that no transaction can come late", async () => {
    const ctx = await signedIn();
    await note(ctx, 1);
    expect(await sealNext(systemOf(ctx))).toBe(false);
  });

  it("seals each event once", async () => {
    const ctx = await sealedUnion();
    expect(await sealNext(systemOf(ctx))).toBe(false);
    const seals = await write(systemOf(ctx), (tx) =>
      tx.auditSeal.findMany({ where: { unionId: ctx.unionId } }),
    );
    expect(seals.map(({ number, entries }) => [number, entries])).toEqual([[1, 3]]);
  });

  it("is refused for an admin", async () => {
    await expect(sealNext(await signedIn())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the check of the seals", () => {
  it("finds them whole, and says how many events came since", async () => {
    const ctx = await sealedUnion();
    await note(ctx, 4);
    expect(await checkSeals(systemOf(ctx))).toBeNull();
    expect(await lastCheck(ctx)).toMatchObject({ entries: 3, brokenSeal: null, unsealed: 1 });
  });

  it.each([
    [
      "a changed event",
      "UPDATE audit_entry SET details = '{\"count\": 9}' WHERE union_id = $1 AND details @> '{\"count\": 2}'",
    ],
    ["a removed event", "DELETE FROM audit_entry WHERE union_id = $1 AND details @> '{\"count\": 2}'"],
    [
      "an event that was slipped in",
      `INSERT INTO audit_entry (union_id, id, at, actor_kind, actor_name, action, entity)
       SELECT union_id, gen_random_uuid(), max(at), 'system', 'x', 'contact.update', 'contact' FROM audit_entry WHERE union_id = $1 GROUP BY 1`,
    ],
    ["a seal made with another key", "UPDATE audit_seal SET code = repeat('0', 32) WHERE union_id = $1"],
    ["a seal that was taken away", "UPDATE audit_seal SET number = 2 WHERE union_id = $1"],
  ])("notices %s", async (_what, statement) => {
    const ctx = await sealedUnion();
    await asOwner(ctx, statement);
    expect(await checkSeals(systemOf(ctx))).not.toBeNull();
    expect((await lastCheck(ctx))?.brokenSeal).not.toBeNull();
  });

  it("goes along a chain of several seals", async () => {
    const ctx = await sealedUnion();
    await note(ctx, 4);
    await later(ctx);
    await sealNext(systemOf(ctx));
    expect(await checkSeals(systemOf(ctx))).toBeNull();
    await asOwner(ctx, "DELETE FROM audit_entry WHERE union_id = $1 AND details @> '{\"count\": 4}'");
    expect(await checkSeals(systemOf(ctx))).toBe(2);
  });
});
