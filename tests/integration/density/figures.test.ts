import { describe, expect, it } from "vitest";
import { getDensityOf } from "@/features/density/figures.queries";
import { getDensity } from "@/features/density/queries";
import { memberFlow } from "@/features/density/spans.queries";
import { plusDays, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { signedIn, workplaceFactory } from "../../support/factories";
import { randomOf, randomUnion } from "../../support/random-union";
import { type Scene, writeSomething } from "../../support/random-writes";
import { recountFlow } from "../../support/recount";
import { workerFactory } from "../../support/worker-factory";

describe("density of some workplaces", () => {
  it("is that of each and ΣM ÷ ΣE of all, on any day", async () => {
    const { ctx, places } = await randomUnion(21);
    const workplaceIds = places.map(({ workplaceId }) => workplaceId);
    for (const on of [today(ctx), plusDays(today(ctx), -80)]) {
      const some = await getDensityOf(ctx, { on, workplaceIds: workplaceIds.slice(0, 2) });
      const parts = [];
      for (const { id, measure } of some.workplaces) {
        const alone = await getDensity(ctx, { on, workplaceId: id });
        expect(measure).toEqual(alone.total);
        parts.push(measure.members ?? 0);
      }
      expect(some.covered).toEqual({ known: 2, all: 2 });
      expect(some.total.members).toBe(parts.reduce((sum, members) => sum + members, 0));
      const all = await getDensityOf(ctx, { on, workplaceIds });
      expect(all.total).toEqual((await getDensity(ctx, { on })).total);
    }
  });

  it("is told in tens to observers, and leaves out what is outside the turf", async () => {
    const { ctx, places } = await randomUnion(22);
    const workplaceIds = places.map(({ workplaceId }) => workplaceId);
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const turf = { whole: false as const, workplaceIds: workplaceIds.slice(0, 1), departments: [] };
    const observer = await signedIn({ role: "observer", union, turf });
    const seen = await getDensityOf(observer, { on: today(ctx), workplaceIds });
    expect(seen.workplaces.map(({ id }) => id)).toEqual(workplaceIds.slice(0, 1));
    for (const count of [seen.total.listed, seen.total.members]) expect((count ?? 0) % 10).toBe(0);
    const stranger = await signedIn();
    expect((await getDensityOf(stranger, { on: today(ctx), workplaceIds })).workplaces).toEqual([]);
  });
});

it("counts as joined and left whom a recount person by person finds, also over moves and jobs at two places", async () => {
  const ctx = await signedIn();
  const places = [await workplaceFactory(ctx), await workplaceFactory(ctx), await workplaceFactory(ctx)];
  const here: Scene = { ctx, places, contactIds: [], talks: [], merges: [] };
  const random = randomOf(77);
  for (const place of [...places, ...places])
    here.contactIds.push(
      await workerFactory(ctx, { place, member: [plusDays(today(ctx), -random.below(120))] }),
    );
  for (let turn = 0; turn < 120; turn += 1) await writeSomething(here, random);
  const ids = places.map(({ workplaceId }) => workplaceId);
  for (const workplaceIds of [ids, ids.slice(0, 2), ids.slice(1, 2), ids.slice(2)]) {
    for (const on of [today(ctx), plusDays(today(ctx), -60), plusDays(today(ctx), -200)]) {
      const flow = await read(ctx, (tx) => memberFlow(tx, ctx, { on, workplaceIds }));
      for (const days of [30, 56, 90] as const) {
        const { joined, left } = await recountFlow(ctx, { after: plusDays(on, -days), on, workplaceIds });
        expect(flow[days], `${workplaceIds.length} until ${on}`).toEqual({
          joined,
          left,
          net: joined - left,
        });
      }
    }
  }
});
