import { createActivity } from "@/features/activities/mutations";
import { recordParticipation } from "@/features/activities/participation.mutations";
import { launchTest } from "@/features/activities/structure-tests.mutations";
import type { ParticipationState } from "@/features/activities/vocabulary.schema";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, type Place, systemOf, workplaceFactory } from "./factories";

type Planned = { place: Pick<Place, "workplaceId"> & Partial<Place>; test?: boolean; percent?: number };

/** A petition at a whole workplace; with `test`, a structure test of it, launched. */
export async function activityFactory(
  ctx: Context,
  { place, test = false, percent }: Planned,
): Promise<string> {
  const id = await createActivity(ctx, {
    ...{ name: "Petition", kind: "petition", heldOn: today(ctx) },
    places: [{ workplaceId: place.workplaceId, departmentId: null, shiftId: null }],
    ...(test && { isTest: "on" as const, goalPercent: percent }),
  });
  if (test) await launchTest(ctx, { activityId: id });
  return id;
}

/** A contact at a place with an assessment on file, given by `ctx`. */
export async function assessed(
  ctx: Context,
  { place, level }: { place: Place; level: number | null },
): Promise<string> {
  const { id } = await contactFactory(ctx, { place });
  if (level !== null) await assess(ctx, { contactId: id, level });
  return id;
}

export async function assess(
  ctx: Context,
  { contactId, level }: { contactId: string; level: number },
): Promise<void> {
  const byUserId = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const [unionId, assessedAt] = [ctx.unionId, new Date()];
  await write(systemOf(ctx), async (tx) => {
    await tx.assessment.createMany({
      data: [{ unionId, id: newId(), contactId, level, assessedAt, byUserId }],
    });
    await tx.contact.updateMany({
      where: { unionId, id: contactId },
      data: { assessment: level, assessedAt },
    });
  });
}

type Record = {
  activityId: string;
  contactId: string;
  state: ParticipationState | null;
  seen?: ParticipationState | null;
};

export const record = (ctx: Context, { seen = null, ...input }: Record) =>
  recordParticipation(ctx, { id: newId(), seen, ...input });

/** A workplace with people assessed as given, and a structure test of it, launched. */
export async function launched(ctx: Context, levels: readonly (number | null)[]) {
  const place = await workplaceFactory(ctx);
  const people: string[] = [];
  for (const level of levels) people.push(await assessed(ctx, { place, level }));
  return { place, people, activityId: await activityFactory(ctx, { place, test: true }) };
}
