import { beforeAll, describe, expect, it } from "vitest";
import { gapTo } from "@/features/density/gap";
import { getDensity } from "@/features/density/queries";
import { createCategory } from "@/features/memberships/categories.mutations";
import { verifiableMembers } from "@/features/memberships/verification.queries";
import { createThreshold } from "@/features/thresholds/mutations";
import { listThresholds, type Threshold } from "@/features/thresholds/queries";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { lawfulLines, missing, type Recount, recount } from "../../support/company-ledger";
import { PlayedWorker } from "../../support/company-play";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { checkAll, commitAll, readLines, undoAll } from "../../support/imports";

const months14 = 425;
const longEnough = 240_000;

/** The same numbers in every run: a linear congruence. */
function numbers(seed: number) {
  let state = seed;
  return (from: number, to: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from + (state % (to - from));
  };
}

let ctx: Context;
let workers: PlayedWorker[];
let plants: { a: string; b: string };
/** Headcounts by plant: the day of each, and how many. */
const heads = {
  a: [
    [0, 60],
    [200, 44],
  ],
  b: [[30, 30]],
} as const;
const day = (at: number) => plusDays(today(ctx), at - months14);

/** Two workplaces of one company. */
async function company() {
  const a = await workplaceFactory(ctx, { name: "Pabrik A" });
  const b = await workplaceFactory(ctx, { name: "Pabrik B" });
  const where = { unionId: ctx.unionId, id: b.workplaceId };
  await write(systemOf(ctx), (tx) => tx.workplace.updateMany({ where, data: { employerId: a.employerId } }));
  plants = { a: a.workplaceId, b: b.workplaceId };
  for (const plant of ["a", "b"] as const)
    for (const [at, eligible] of heads[plant])
      await recordHeadcount(ctx, {
        workplaceId: plants[plant],
        countedOn: day(at),
        eligible,
        source: "hr_list",
      });
}

/** Most join and leave as they come; what follows happens to one each. */
async function play() {
  const associate = newId();
  await createCategory(ctx, { id: associate, name: "Associate", votes: false, counts: false, pays: true });
  const number = numbers(14);
  const made: PlayedWorker[] = [];
  const hire = async (place: "a" | "b", at: number) => {
    const worker = await new PlayedWorker({ ctx, day, associate }).hire(
      `Pekerja ${made.length}`,
      plants[place],
      at,
    );
    made.push(worker);
    return worker;
  };
  for (let at = 0; at < 34; at += 1) {
    const hired = number(0, 150);
    const joined = number(hired + 5, 260);
    await career(await hire(at % 3 ? "a" : "b", hired), { at, joined, number });
  }
  await stories(hire);
  return made;
}

type Career = { at: number; joined: number; number: ReturnType<typeof numbers> };

async function career(worker: PlayedWorker, { at, joined, number }: Career) {
  const refused = at % 8 === 0;
  const ways = [
    () => worker.askToJoin(joined, joined + number(0, 30), refused ? "rejected" : "accepted"),
    () => worker.join(joined, `L-${at}`),
    () => worker.join(joined),
  ];
  await ways[at % 4]?.();
  if (at % 6 === 0) await worker.leaveJob(number(330, 420));
  if (refused || at % 4 === 3) return;
  if (at % 3 === 0) await worker.card(joined + number(31, 60));
  if (at % 5 === 0) await worker.sign(joined + number(31, 60), at % 10 ? null : number(330, 400));
  if (at % 7 === 0) await worker.leave(number(330, 420));
}

async function stories(hire: (place: "a" | "b", at: number) => Promise<PlayedWorker>) {
  const gap = await hire("a", 10);
  await gap.join(20, "G-1");
  await gap.leaveJob(120);
  await gap.workAt(plants.a, 127);
  const moved = await hire("a", 5);
  await moved.join(15);
  await moved.card(40);
  await moved.workAt(plants.b, 180);
  const carded = await hire("b", 5);
  await carded.join(30, "G-2");
  for (const at of [60, 190]) await carded.card(at);
  await carded.loseCard(300);
  await carded.card(320);
  await carded.loseCard(390, "revoked");
  const authorised = await hire("a", 5);
  await authorised.join(30, "G-3");
  await authorised.authorise(50, 210);
  const torn = await hire("a", 5);
  await torn.join(30, "G-4");
  await torn.claimed(100, 160);
  const gone = await hire("b", 5);
  await gone.join(30, "G-5");
  await gone.claimed(200, 260, "theirs");
  const contested = await hire("b", 5);
  await contested.join(30, "G-6");
  await contested.claimed(350, null);
  const waiting = await hire("a", 5);
  await waiting.askToJoin(400, null);
  const emigrant = await hire("a", 5);
  await emigrant.join(30, "G-7");
  await emigrant.transfer(280);
  const associate = await hire("a", 5);
  await associate.join(30);
  await associate.card(35);
  await associate.becomeAssociate(240);
  const twin = await hire("a", 12);
  await twin.join(40);
  await twin.card(80);
  const other = await hire("a", 90);
  await other.join(150);
  await other.card(170);
  await twin.merge(other);
}

async function undoneImport() {
  const lines = [
    "Nama,No Karyawan,Anggota",
    ...["satu", "dua", "tiga"].map((name, at) => `Impor ${name},I${at},Y`),
  ];
  const batchId = await readLines(ctx, "members.csv", lines);
  const place = { employer: "PT Pabrik A", workplace: "Pabrik A" };
  await checkAll(ctx, batchId, { place, recordHeadcount: false });
  await commitAll(ctx, batchId);
  const before = (await getDensity(ctx, { on: today(ctx), workplaceId: plants.a })).total.members;
  await undoAll(ctx, batchId);
  const after = (await getDensity(ctx, { on: today(ctx), workplaceId: plants.a })).total.members;
  expect(Number(before) - Number(after)).toBe(3);
}

/** Every day on which something changed, the day before it, and every tenth. */
function days(): number[] {
  const spans = workers.flatMap(({ ledger }) =>
    [ledger.jobs, ledger.membership, ledger.cards, ledger.listed, ledger.statements, ledger.claims].flat(),
  );
  const turns = spans.flatMap(({ from, to }) => [from, to ?? from]).concat(0, 30, 200);
  const tenth = Array.from({ length: Math.floor(months14 / 10) }, (_, at) => at * 10);
  return [...new Set([...turns, ...turns.map((at) => at - 1), ...tenth])].filter(
    (at) => at >= 0 && at <= months14,
  );
}

const scopes = { a: ["a"], b: ["b"], both: ["a", "b"] } as const;
const placesOf = (scope: keyof typeof scopes) => scopes[scope].map((plant) => plants[plant]);
const headsOn = (plant: "a" | "b", at: number) => heads[plant].findLast(([from]) => from <= at)?.[1] ?? null;

/** The distances that are not what adding one after the other finds. */
function wrongGaps(thresholds: readonly Threshold[], found: Recount, eligible: number) {
  return thresholds.flatMap((line) =>
    [found.members, found.verifiable].flatMap((members) => {
      const gap = gapTo(line, { members, eligible });
      const expected = missing(lawfulLines(eligible)[line.rule] ?? (() => true), members);
      return gap === expected ? [] : [{ rule: line.rule, members, eligible, gap, expected }];
    }),
  );
}

describe("fourteen months of a company with two workplaces", () => {
  beforeAll(async () => {
    ctx = await signedIn();
    await company();
    const lines = [
      ["workers", 10, false],
      ["at_least", 10, false],
      ["more_than", 50, true],
    ] as const;
    for (const [rule, amount, headline] of lines)
      await createThreshold(ctx, { name: rule, rule, amount, headline });
    workers = await play();
    await undoneImport();
  }, longEnough);

  it("has days on which members, and members who can be proven, differ", () => {
    const all = days().map((at) =>
      recount(
        workers.map(({ ledger }) => ledger),
        placesOf("both"),
        at,
      ),
    );
    expect(Math.max(...all.map(({ members }) => members))).toBeGreaterThan(25);
    expect(new Set(all.map(({ members, verifiable }) => members - verifiable)).size).toBeGreaterThan(5);
  });

  it.each(["a", "b", "both"] as const)(
    "counts at %s on any day what an independent recount finds",
    async (scope) => {
      const wrong: unknown[] = [];
      for (const at of days()) {
        const counted = await verifiableMembers(ctx, { workplaceIds: placesOf(scope), on: day(at) });
        const found = recount(
          workers.map(({ ledger }) => ledger),
          placesOf(scope),
          at,
        );
        if (counted.members !== found.members || counted.verifiable !== found.verifiable)
          wrong.push({ at, counted, found });
      }
      expect(wrong).toEqual([]);
    },
    longEnough,
  );

  it.each(["a", "b"] as const)(
    "shows at %s on any day the members and the distance to each threshold that a recount finds",
    async (plant) => {
      const thresholds = await listThresholds(ctx);
      const wrong: unknown[] = [];
      for (const at of days().filter((_, index) => index % 2 === 0)) {
        const { total } = await getDensity(ctx, { on: day(at), workplaceId: plants[plant] });
        const found = recount(
          workers.map(({ ledger }) => ledger),
          [plants[plant]],
          at,
        );
        const eligible = headsOn(plant, at);
        if (total.members !== found.members || total.eligible !== eligible) wrong.push({ at, total, found });
        if (eligible !== null) wrong.push(...wrongGaps(thresholds, found, eligible));
      }
      expect(wrong).toEqual([]);
    },
    longEnough,
  );
});
