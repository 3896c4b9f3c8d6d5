import { createActivity } from "@/features/activities/mutations";
import { closeTest, launchTest } from "@/features/activities/structure-tests.mutations";
import type { ActivityKind } from "@/features/activities/vocabulary.schema";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { plusDays, startOfDay } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { batchesOf } from "./batches";
import type { World } from "./world";

type Plan = {
  name: string;
  kind: ActivityKind;
  ask: string;
  /** From today. */
  day: number;
  test?: { goalPercent: number; publicPercent: number };
  /** Of those who said yes, and of all others. */
  shares?: readonly [kept: number, unexpected: number];
  closed?: boolean;
};

const plans: readonly Plan[] = [
  {
    ...{ name: "Petisi upah lembur", kind: "petition", ask: "Tanda tangani petisi upah lembur", day: -24 },
    ...{ test: { goalPercent: 30, publicPercent: 65 }, shares: [0.58, 0.03], closed: true },
  },
  {
    ...{ name: "Hari stiker", kind: "sticker_day", ask: "Pakai stiker di baju kerja", day: 0 },
    ...{ test: { goalPercent: 40, publicPercent: 65 }, shares: [0.66, 0.04] },
  },
  { name: "Rapat bagian Jahit", kind: "meeting", ask: "Datang ke rapat hari Kamis", day: 3, shares: [0, 0] },
];

/** A structure test that is over, one that is running, and a meeting to come, at the union's first workplace. */
export async function holdActivities(world: World, coordinator: Context): Promise<void> {
  const [plant] = world.workplaces;
  if (!plant) throw new Error("a workplace is missing");
  const campaign = await read(world.ctx, (tx) =>
    tx.campaign.findFirst({
      where: { unionId: world.ctx.unionId },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
  );
  for (const plan of plans) {
    const { name, kind, ask, day, test } = plan;
    const sewing = plan.kind === "meeting" ? (plant.departments[0]?.id ?? null) : null;
    const activityId = await createActivity(coordinator, {
      ...{ name, kind, ask, campaignId: campaign?.id, heldOn: plusDays(world.today, day) },
      places: [{ workplaceId: plant.id, departmentId: sewing, shiftId: null }],
      ...(test && { isTest: "on", ...test }),
    });
    if (test) await launchTest(coordinator, { activityId });
    await takePart(world, { activityId, workplaceId: plant.id, departmentId: sewing, plan });
    if (plan.closed) await closeTest(coordinator, { activityId, closed: "yes" });
  }
}

type Held = { activityId: string; workplaceId: string; departmentId: string | null; plan: Plan };

async function takePart(world: World, { activityId, workplaceId, departmentId, plan }: Held): Promise<void> {
  const { ctx, dice } = world;
  const { unionId } = ctx;
  const [kept, unexpected] = plan.shares ?? [0, 0];
  const people = await read(ctx, (tx) =>
    tx.contact.findMany({
      where: { unionId, workplaceId, deceasedOn: null, ...(departmentId && { departmentId }) },
      select: { id: true, assessment: true },
      orderBy: { id: "asc" },
    }),
  );
  const changedAt = new Date(
    startOfDay(ctx, plusDays(world.today, Math.min(0, plan.day))).getTime() + 7 * 3_600_000,
  );
  const rows = people.flatMap(({ id: contactId, assessment }) => {
    const counted = assessment !== null && assessment <= 2;
    const promised = counted && dice.chance(0.7);
    const did = dice.chance(counted ? kept : unexpected);
    const state = did ? ("did" as const) : promised ? ("promised" as const) : null;
    return state ? [{ unionId, id: newId(), activityId, contactId, state, promised, changedAt }] : [];
  });
  for (const some of batchesOf(rows))
    await write(ctx, async (tx) => {
      await tx.participation.createMany({ data: some });
      const changes = some.map(({ id, state }) => ({
        ...{ unionId, id: newId(), participationId: id, toState: state, source: "list" as const, changedAt },
      }));
      await tx.participationChange.createMany({ data: changes });
      const details = { rows: some.length };
      await audit(tx, ctx, { action: "demo.activity", entity: "activity", entityId: activityId, details });
    });
}
