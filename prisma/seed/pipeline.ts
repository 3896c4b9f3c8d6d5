import { defaultStages } from "@/features/campaigns/vocabulary.schema";
import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { batchesOf } from "./batches";
import type { Level } from "./conversations";
import type { Worker } from "./people";
import { asks } from "./words";
import { asDate, at, daysAgo, type World } from "./world";

type Candidate = { worker: Worker; level: Level; touched: boolean };
type CampaignPlan = {
  workplaceIds: string[];
  goalThresholdId: string | null;
  people: Candidate[];
  owners: string[];
  name?: string;
  ask?: string;
};

const startedDaysAgo = 112;

/** Sixteen weeks of a campaign, with every move. */
export async function runCampaign(
  world: World,
  { workplaceIds, goalThresholdId, people, owners, name, ask }: CampaignPlan,
): Promise<void> {
  const { ctx, dice, today } = world;
  const unionId = ctx.unionId;
  const campaignId = newId();
  const year = Number(today.slice(0, 4)) + 1;
  const stages = defaultStages("id").map((stage, position) => ({
    unionId,
    id: newId(),
    campaignId,
    position,
    ...stage,
  }));
  const paths = people.map((person) =>
    pathOf(
      world,
      person,
      stages.map(({ id }) => id),
    ),
  );
  await write(ctx, async (tx) => {
    await tx.campaign.createMany({
      data: [
        {
          unionId,
          id: campaignId,
          name: name ?? `PKB ${year}`,
          ask: ask ?? asks[0] ?? null,
          goalThresholdId,
          startsOn: asDate(daysAgo(world, startedDaysAgo)),
          endsOn: asDate(`${year}-05-01`),
        },
      ],
    });
    await tx.campaignWorkplace.createMany({
      data: workplaceIds.map((workplaceId) => ({ unionId, campaignId, workplaceId })),
    });
    await tx.stage.createMany({ data: stages });
    await audit(tx, ctx, {
      action: "demo.campaign",
      entity: "campaign",
      entityId: campaignId,
      details: { enrolled: paths.length },
    });
  });
  for (const some of batchesOf(paths)) {
    await write(ctx, async (tx) => {
      await tx.enrolment.createMany({
        data: some.map((path) => enrolmentRow({ unionId, campaignId, ownerId: dice.pick(owners), ...path })),
      });
      await tx.stageMove.createMany({
        data: some.flatMap((path) => moveRows(unionId, path, dice.pick(owners))),
      });
      await audit(tx, ctx, {
        action: "demo.enrolments",
        entity: "enrolment",
        details: { rows: some.length },
      });
    });
  }
}

type Step = { stageId: string; at: Date };
type Path = { enrolmentId: string; worker: Worker; steps: Step[] };

function pathOf(world: World, candidate: Candidate, stageIds: string[]): Path {
  const { dice } = world;
  const reached = dice.weighted(reachedBy[standing(candidate)]);
  const walked = stageIds.slice(0, Math.min(reached, 6) + 1);
  const through = reached === 7 ? [...stageIds.slice(0, 3), ...stageIds.slice(7, 8)] : walked;
  let days = startedDaysAgo;
  const steps = through.map((stageId, index) => {
    if (index > 0)
      days = Math.max(
        through.length - 1 - index,
        days - dice.between(1, Math.ceil((days * 2.2) / through.length)),
      );
    return { stageId, at: at(world, plusDays(world.today, -days - 1), 900 + index) };
  });
  return { enrolmentId: newId(), worker: candidate.worker, steps };
}

// By assessment, with its weight: 0 identified … 6 member, 7 left the path.
const reachedBy: Record<Level | "member" | "untouched", readonly (readonly [number, number])[]> = {
  member: [
    [6, 92],
    [5, 8],
  ],
  1: [
    [5, 50],
    [4, 50],
  ],
  2: [
    [3, 50],
    [4, 32],
    [5, 18],
  ],
  3: [[2, 1]],
  4: [
    [2, 60],
    [7, 40],
  ],
  5: [
    [2, 30],
    [7, 70],
  ],
  0: [[1, 1]],
  untouched: [[0, 1]],
};

function standing({ worker, level, touched }: Candidate): keyof typeof reachedBy {
  if (worker.isMember) return "member";
  return touched ? level : "untouched";
}

type EnrolmentInput = { unionId: string; campaignId: string; ownerId: string } & Path;

function enrolmentRow({
  unionId,
  campaignId,
  ownerId,
  enrolmentId,
  worker,
  steps,
}: EnrolmentInput): Prisma.EnrolmentCreateManyInput {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw new Error("a path without a step");
  const row = { unionId, id: enrolmentId, campaignId, contactId: worker.id, stageId: last.stageId, ownerId };
  return { ...row, enteredStageAt: last.at, createdAt: first.at, version: steps.length };
}

function moveRows(
  unionId: string,
  { enrolmentId, steps }: Path,
  movedBy: string,
): Prisma.StageMoveCreateManyInput[] {
  return steps.map(({ stageId, at: movedAt }, index) => ({
    unionId,
    id: newId(),
    enrolmentId,
    fromStageId: steps[index - 1]?.stageId ?? null,
    toStageId: stageId,
    movedBy,
    movedAt,
  }));
}
