import { expect, it } from "vitest";
import { getPace } from "@/features/density/pace.queries";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { workerFactory } from "../../support/worker-factory";

const half = { rule: "more_than" as const, value: 0.5 };

it("tells gap, day at the pace of eight weeks, losses and joins needed of some workplaces", async () => {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const { workplaceId } = place;
  const on = today(ctx);
  const by = plusDays(on, 28);
  await recordHeadcount(ctx, { workplaceId, countedOn: "2024-01-01", eligible: 40, source: "hr_list" });
  const ids: string[] = [];
  for (let at = 0; at < 8; at += 1)
    ids.push(await workerFactory(ctx, { place, member: [plusDays(on, -7 * (at % 8))] }));
  await workerFactory(ctx, { place, job: ["2020-01-01", plusDays(on, -20)], member: ["2020-01-01"] });
  await write(systemOf(ctx), (tx) =>
    tx.job.updateMany({
      where: { unionId: ctx.unionId, contactId: ids[0] ?? "" },
      data: { contractEndsOn: toDatabaseDay(plusDays(on, 10)) },
    }),
  );
  const pace = await getPace(ctx, { on, workplaceIds: [workplaceId], line: half, by });
  expect(pace).toMatchObject({ members: 8, eligible: 40, gap: 13, net: 7 });
  expect(pace.eta).toEqual({ day: plusDays(on, 104), perWeek: 7 / 8 });
  expect(pace.losses).toBeCloseTo(1 + (1 / 8 / 90) * 28 * 7);
  expect(pace.joinsPerWeek).toBeCloseTo((13 + (pace.losses ?? 0)) / 4);
});

it("tells observers tens, and nothing that is reckoned person by person", async () => {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const union = { id: ctx.unionId, timeZone: ctx.timeZone };
  const observer = await signedIn({ role: "observer", union });
  await workerFactory(ctx, { place, member: [plusDays(today(ctx), -3)] });
  const asked = { on: today(ctx), workplaceIds: [place.workplaceId], by: plusDays(today(ctx), 30) };
  const pace = await getPace(observer, asked);
  expect(pace).toMatchObject({ members: null, net: null, eta: null, losses: null, joinsPerWeek: null });
});
