import { describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import { recountTallies } from "@/features/density/tallies.mutations";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { catalogue } from "../../support/catalogue";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { checkAll, commitAll, people, readLines, undoAll } from "../../support/imports";
import { randomOf, randomUnion } from "../../support/random-union";
import { type Scene, writeSomething, writes } from "../../support/random-writes";
import { recountCells, talliedCells } from "../../support/recount";
import { long, workerFactory } from "../../support/worker-factory";

const done = new Map<string, number>();

async function expectRecounted(ctx: Scene["ctx"], backs: readonly number[] = [0, 1, 45, 180, 399]) {
  for (const back of backs) {
    const on = plusDays(today(ctx), -back);
    expect(await talliedCells(ctx, on), `on ${on}`).toEqual(await recountCells(ctx, on));
  }
}

async function scene(): Promise<Scene> {
  const ctx = await signedIn();
  const places: Place[] = [
    await workplaceFactory(ctx),
    await workplaceFactory(ctx),
    await workplaceFactory(ctx),
  ];
  const contactIds: string[] = [];
  for (let made = 0; made < 14; made += 1)
    for (const place of places.slice(0, 1))
      contactIds.push(await workerFactory(ctx, { place, ...(made % 2 ? { member: [long] } : {}) }));
  return { ctx, places, contactIds, talks: [], merges: [] };
}

describe("the tallies", () => {
  it.each([11, 12, 13])("are what a recount finds after random writes at once (seed %i)", async (seed) => {
    const here = await scene();
    const writer = async (at: number) => {
      const random = randomOf(seed * 1000 + at);
      for (let turn = 0; turn < 30; turn += 1) {
        const name = await writeSomething(here, random);
        done.set(name, (done.get(name) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, at) => writer(at)));
    await expectRecounted(here.ctx);
  });

  it("were so after each way of writing", () => {
    const missing = Object.keys(writes).filter((name) => !done.has(name));
    expect(missing).toEqual([]);
  });

  it("are what a recount finds after an import, and after its undo", async () => {
    const ctx = await signedIn();
    const batchId = await readLines(ctx, "tallied.csv", people(30));
    await checkAll(ctx, batchId);
    await commitAll(ctx, batchId);
    await expectRecounted(ctx);
    expect((await talliedCells(ctx, today(ctx))).reduce((sum, { listed }) => sum + listed, 0)).toBe(30);
    await undoAll(ctx, batchId);
    expect(await talliedCells(ctx, today(ctx))).toEqual([]);
  });

  it("are the same whether an assessment is newer than all others or has to be counted anew", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const [plain, moved] = [
      await workerFactory(ctx, { place, member: [long], stands: [[4, "2025-03-01"]] }),
      await workerFactory(ctx, { place, job: [long, plusDays(today(ctx), 20)], stands: [[4, "2025-03-01"]] }),
    ];
    for (const contactId of [plain, moved])
      for (const assessment of [3, 3, 5, 4] as const)
        await logConversation(ctx, { id: newId(), contactId, outcome: "conversation", assessment });
    await expectRecounted(ctx, [-30, 0, 1, 400]);
    expect(await recountTallies(systemOf(ctx))).toEqual({ contacts: 0, places: 0 });
  });

  it("of a whole union are the same after they are folded and settled", async () => {
    const { ctx } = await randomUnion(5);
    const before = await talliedCells(ctx, plusDays(today(ctx), -50));
    await write(
      systemOf(ctx),
      (tx) => tx.$queryRaw`SELECT fold_tallies(${ctx.unionId}::uuid, ${today(ctx)}::date)`,
    );
    expect(await talliedCells(ctx, plusDays(today(ctx), -50))).toEqual(before);
    const [{ settled } = { settled: -1 }] = await write(systemOf(ctx), (tx) =>
      tx.$queryRaw<{ settled: number }[]>(Prisma.sql`SELECT settle_tallies(${ctx.unionId}::uuid) AS settled`),
    );
    expect(settled).toBe(0);
    const open = await read(systemOf(ctx), (tx) =>
      tx.tally.count({ where: { unionId: ctx.unionId, folded: false } }),
    );
    expect(open).toBe(0);
  });

  it("that are wrong are found, told on the System page and set right by a recount", async () => {
    const { ctx } = await randomUnion(6);
    const system = systemOf(ctx);
    expect(await recountTallies(system)).toEqual({ contacts: 0, places: 0 });
    const incidents = () =>
      catalogue<{ n: number }>("SELECT count(*)::int AS n FROM incident WHERE code LIKE 'TalliesWereWrong%'");
    const [before] = await incidents();
    await write(
      system,
      (tx) => tx.$executeRaw`DELETE FROM contact_tally t WHERE t.union_id = ${ctx.unionId}::uuid
        AND t.contact_id = (SELECT min(x.contact_id::text)::uuid FROM contact_tally x WHERE x.union_id = ${ctx.unionId}::uuid)`,
    );
    await write(
      system,
      (tx) => tx.$executeRaw`UPDATE tally SET members = members + 1 WHERE union_id = ${ctx.unionId}::uuid
        AND id = (SELECT min(x.id::text)::uuid FROM tally x WHERE x.union_id = ${ctx.unionId}::uuid)`,
    );
    const mistakes = await recountTallies(system);
    expect(mistakes.contacts).toBe(1);
    expect(mistakes.places).toBeGreaterThan(0);
    await expectRecounted(ctx);
    expect((await incidents())[0]?.n).toBe((before?.n ?? 0) + 1);
    expect(await recountTallies(system, { tenth: 3 })).toEqual({ contacts: 0, places: 0 });
  });
});
