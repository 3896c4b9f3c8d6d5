import { createCampaign } from "@/features/campaigns/mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf, workplaceFactory } from "./factories";

/** The same numbers from the same seed: mulberry32. */
export function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (most: number) => Math.floor(next() * most), chance: (share: number) => next() < share };
}
export type Random = ReturnType<typeof randomOf>;

/** Three workplaces with departments and shifts, people who come, join, leave and are assessed, and a campaign. */
export async function randomUnion(seed: number) {
  const random = randomOf(seed);
  const ctx = await signedIn();
  const places = [];
  for (let at = 0; at < 3; at += 1) places.push(await place(ctx, random));
  const first = places[0]?.workplaceId ?? "";
  const campaignId = await createCampaign(ctx, {
    ...{ name: "PKB", ask: "Sign", startsOn: "2026-10-01", workplaceIds: [first], enrolNow: "on" },
  });
  await write(systemOf(ctx), (tx) => spread(tx, ctx, { campaignId, random }));
  return { ctx, campaignId, places };
}

async function place(ctx: Context, random: Random) {
  const made = await workplaceFactory(ctx);
  const unionId = ctx.unionId;
  const { workplaceId } = made;
  const departmentIds = [made.departmentId, newId(), newId()];
  const shiftIds = [made.shiftId, newId()];
  await write(systemOf(ctx), async (tx) => {
    const named = (ids: string[], word: string) =>
      ids.slice(1).map((id, at) => ({ unionId, id, workplaceId, name: `${word} ${at}` }));
    await tx.department.createMany({ data: named(departmentIds, "Line") });
    await tx.shift.createMany({ data: named(shiftIds, "Shift") });
    for (const departmentId of [...departmentIds, null])
      for (const shiftId of shiftIds)
        await people(tx, ctx, { random, at: { workplaceId, departmentId, shiftId } });
  });
  const counted = { workplaceId, countedOn: "2024-01-01", source: "hr_list" as const };
  await recordHeadcount(ctx, { ...counted, eligible: 100 + random.below(60) });
  for (const departmentId of departmentIds)
    await recordHeadcount(ctx, { ...counted, departmentId, eligible: 5 + random.below(50) });
  return { workplaceId, departmentIds, shiftIds };
}

type At = { workplaceId: string; departmentId: string | null; shiftId: string };

async function people(tx: Tx, ctx: Context, { random, at }: { random: Random; at: At }) {
  const { unionId } = ctx;
  const count = at.departmentId ? random.below(26) : random.below(4);
  const all = Array.from({ length: count }, () => ({ id: newId(), ...daysOf(ctx, random) }));
  await tx.contact.createMany({
    data: all.map(({ id }) => ({ unionId, id, name: "Sari", searchText: "sari", ...at })),
  });
  await tx.job.createMany({
    data: all.map(({ id: contactId, started, ended }) => ({
      ...{ unionId, id: newId(), contactId, ...at, recordedOn: toDatabaseDay(started) },
      ...{ endedOn: ended && toDatabaseDay(ended), isCurrent: !ended },
    })),
  });
  await tx.membership.createMany({
    data: all.flatMap(({ id: contactId, joined }) =>
      joined
        ? [{ unionId, id: newId(), contactId, recordedOn: new Date(), joinedOn: toDatabaseDay(joined) }]
        : [],
    ),
  });
  await tx.assessment.createMany({
    data: all.flatMap(({ id: contactId, level, assessed }) =>
      level ? [{ unionId, id: newId(), contactId, level, assessedAt: startOfDay(ctx, assessed) }] : [],
    ),
  });
}

function daysOf(ctx: Context, random: Random) {
  const ago = (days: number): Day => plusDays(today(ctx), -random.below(days));
  return {
    started: random.chance(0.7) ? "2023-01-01" : ago(120),
    ended: random.chance(0.1) ? ago(60) : null,
    joined: random.chance(0.5) ? (random.chance(0.6) ? "2023-01-01" : ago(110)) : null,
    level: random.below(6),
    assessed: ago(130),
  };
}

/** Not a move as a user makes it: only where the cards stand is asked for. */
async function spread(tx: Tx, ctx: Context, { campaignId, random }: { campaignId: string; random: Random }) {
  const where = { unionId: ctx.unionId, campaignId };
  const stages = await tx.stage.findMany({ where, select: { id: true } });
  const all = await tx.enrolment.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
  const drawn = all.map(({ id }) => ({ id, at: random.below(stages.length) }));
  for (const [at, { id: stageId }] of stages.entries()) {
    const ids = drawn.filter((each) => each.at === at).map(({ id }) => id);
    await tx.enrolment.updateMany({ where: { ...where, id: { in: ids } }, data: { stageId } });
  }
}
