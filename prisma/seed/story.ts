import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { seedIssues } from "@/features/issues/mutations";
import { seedCategories } from "@/features/memberships/categories.mutations";
import { seedTemplates } from "@/features/templates/mutations";
import { seedThresholds } from "@/features/thresholds/mutations";
import { audit } from "@/lib/audit";
import { systemContext } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { seatPeople, seatPlans } from "./accounts";
import { batchesOf } from "./batches";
import { describeCompanies } from "./companies";
import { recordAnswers } from "./consents";
import { type Conversation, conversationsWith, recordConversations } from "./conversations";
import { type Diary, promise } from "./follow-ups";
import { invent, type Worker } from "./people";
import { runCampaign } from "./pipeline";
import { countHeads, foundUnion } from "./premises";
import { Dice } from "./random";
import { enlist } from "./registration";
import { showWhatIsHard } from "./showcase";
import { giveTasks } from "./tasks";
import { federationName, unionPlans } from "./workplace-plans";
import { type Account, accountOf, newWorld, type World } from "./world";

const firstRoll = 20_261_123;
const enrolledShare = 0.5;

/** Three unions; returns who can sign in. */
export async function inventEverything(): Promise<Account[]> {
  const dice = new Dice(firstRoll);
  const federationId = await foundFederation();
  const garment = newWorld(unionPlans.garment, dice);
  await settle(garment, federationId, seatPlans.garment);
  await organiseGarment(garment);
  for (const [plan, seats] of [
    [unionPlans.metal, seatPlans.metal],
    [unionPlans.food, seatPlans.food],
  ] as const) {
    const world = newWorld(plan, dice);
    await settle(world, federationId, seats);
    await organiseAlone(world);
  }
  const signsIn = new Set(seatPlans.garment.flatMap((seat) => (seat.signsIn ? [seat.email] : [])));
  return garment.accounts.filter(({ email }) => signsIn.has(email));
}

async function foundFederation(): Promise<string> {
  const ctx = systemContext({ id: newId(), timeZone: "Asia/Jakarta" }, "demo");
  await write(ctx, async (tx) => {
    await tx.union.createMany({
      data: [{ id: ctx.unionId, name: federationName, locale: "id", timeZone: ctx.timeZone }],
    });
    await audit(tx, ctx, { action: "demo.union", entity: "union", entityId: ctx.unionId });
  });
  return ctx.unionId;
}

async function settle(world: World, federationId: string, seats: typeof seatPlans.garment): Promise<void> {
  await foundUnion(world, federationId);
  await seatPeople(world, seats);
  await write(world.ctx, async (tx) => {
    await seedIssues(tx, world.ctx, "id");
    await seedTemplates(tx, world.ctx);
    await seedCategories(tx, world.ctx, "id");
    await seedThresholds(tx, world.ctx, "id");
    await audit(tx, world.ctx, { action: "demo.vocabulary", entity: "issue" });
  });
}

async function organiseGarment(world: World): Promise<void> {
  const [joko, rina, agus, dewi, siti] = ["organiser", "rina", "agus", "coordinator", "delegate"].map(
    (name) => accountOf(world, name).id,
  );
  const admin = accountOf(world, "admin").id;
  if (!joko || !rina || !agus || !dewi || !siti) throw new Error("an account is missing");
  const teams = [
    [
      [joko, 60],
      [rina, 24],
      [dewi, 10],
      [agus, 6],
    ],
    [
      [agus, 70],
      [dewi, 30],
    ],
    [
      [rina, 90],
      [agus, 10],
    ],
    [[rina, 100]],
    [[agus, 100]],
    [[agus, 100]],
  ] as const;
  const { workers, conversations } = await populate(world, admin, (index) => teams[index] ?? [[rina, 1]]);
  const [sinarBenang, anyar, kencana] = world.workplaces;
  const inside = (id: string | undefined) => conversations.filter(({ worker }) => worker.workplace.id === id);
  const sewing = inside(sinarBenang?.id).filter(({ worker }) => worker.department.name === "Jahit");
  await promise(world, conversations, [
    { userId: siti, quota: { overdue: 1, today: 2, week: 3, later: 0 }, conversations: sewing },
    {
      userId: joko,
      quota: { overdue: 4, today: 7, week: 12, later: 6 },
      conversations: inside(sinarBenang?.id),
    },
    { userId: dewi, quota: { overdue: 2, today: 3, week: 5, later: 3 }, conversations: inside(anyar?.id) },
    {
      userId: rina,
      quota: { overdue: 3, today: 2, week: 6, later: 2 },
      conversations: inside(sinarBenang?.id),
    },
  ]);
  await campaignAt(world, {
    workers,
    conversations,
    places: [sinarBenang?.id, anyar?.id],
    owners: [joko, joko, rina, dewi],
    share: enrolledShare,
  });
  await campaignAt(world, {
    ...{ workers, conversations, name: "Upah layak", ask: "Ikut rapat bagian" },
    ...{ places: [kencana?.id], owners: [rina], share: 0.8 },
  });
  await describeCompanies(world, admin);
  await giveTasks(world);
  await present(world, workers);
  await showWhatIsHard(world, workers);
}

async function organiseAlone(world: World): Promise<void> {
  const [admin, organiser] = world.accounts;
  if (!admin || !organiser) throw new Error("an account is missing");
  const { workers, conversations } = await populate(world, admin.id, () => [[organiser.id, 1]]);
  const diary: Diary = {
    userId: organiser.id,
    quota: { overdue: 2, today: 3, week: 4, later: 1 },
    conversations,
  };
  await promise(world, conversations, [diary]);
  await present(world, workers);
}

type Team = readonly (readonly [userId: string, share: number])[];

async function populate(world: World, admin: string, teamOf: (workplace: number) => Team) {
  await countHeads(world, admin);
  const workers = invent(world);
  await enlist(world, workers, admin);
  const conversations = workers.flatMap((worker) =>
    conversationsWith(world, worker, teamOf(world.workplaces.indexOf(worker.workplace))),
  );
  await recordAnswers(world);
  await recordConversations(world, conversations, await issueIdsOf(world));
  return { workers, conversations };
}

function issueIdsOf({ ctx }: World): Promise<string[]> {
  return read(ctx, async (tx) => {
    const rows = await tx.issue.findMany({
      where: { unionId: ctx.unionId },
      select: { id: true },
      orderBy: { position: "asc" },
    });
    return rows.map(({ id }) => id);
  });
}

type CampaignInput = {
  workers: Worker[];
  conversations: Conversation[];
  places: (string | undefined)[];
  owners: string[];
  /** Of the people there, on the board. */
  share: number;
  name?: string;
  ask?: string;
};

async function campaignAt(
  world: World,
  { workers, conversations, places, owners, share, ...words }: CampaignInput,
): Promise<void> {
  const workplaceIds = places.flatMap((id) => (id ? [id] : []));
  const latest = new Map(conversations.map((conversation) => [conversation.worker.id, conversation]));
  const people = workers
    .filter(
      ({ workplace, endedOn }) => !endedOn && workplaceIds.includes(workplace.id) && world.dice.chance(share),
    )
    .map((worker) => ({ worker, level: latest.get(worker.id)?.level ?? 0, touched: latest.has(worker.id) }));
  const goal = await read(world.ctx, (tx) =>
    tx.threshold.findFirst({ where: { unionId: world.ctx.unionId, headline: true }, select: { id: true } }),
  );
  await runCampaign(world, { workplaceIds, goalThresholdId: goal?.id ?? null, people, owners, ...words });
}

async function present(world: World, workers: Worker[]): Promise<void> {
  for (const some of batchesOf(workers)) {
    await write(world.ctx, async (tx) => {
      await refreshPresentDay(
        tx,
        world.ctx,
        some.map(({ id }) => id),
      );
      await audit(tx, world.ctx, {
        action: "demo.present-day",
        entity: "contact",
        details: { rows: some.length },
      });
    });
  }
}
