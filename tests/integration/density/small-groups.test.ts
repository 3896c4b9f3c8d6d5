import { describe, expect, it } from "vitest";
import { plusDays, today } from "@/lib/dates";
import { smallestGroup } from "@/lib/small-groups";
import { signedIn } from "../../support/factories";
import { readAll } from "../../support/observed-figures";
import { randomUnion } from "../../support/random-union";
import type { Bounds, Notebook } from "../../support/subtraction";

const hidden: Bounds = { least: 0, most: smallestGroup - 1 };
const inTens = (figure: number | null) => (figure === null ? hidden : { least: figure, most: figure + 9 });
const exact = (figure: number | null) => (figure === null ? hidden : { least: figure, most: figure });
/** The rule that does not hold: exact figures, small groups left out. */
const withGaps = (figure: number | null) => exact(figure !== null && figure < smallestGroup ? null : figure);

async function union(seed: number) {
  const { ctx, campaignId, places } = await randomUnion(seed);
  const observer = await signedIn({ role: "observer", union: { id: ctx.unionId, timeZone: ctx.timeZone } });
  const on = today(ctx);
  const asked = {
    campaignId,
    workplaceIds: places.map(({ workplaceId }) => workplaceId),
    days: [on, plusDays(on, -1), plusDays(on, -30)],
  };
  return { ctx, observer, asked };
}

/** The groups of one to nine people, by what the union itself knows. */
function smallGroups(truth: Notebook): [name: string, size: number][] {
  return [...truth.groups].flatMap(([name, { least, most }]) =>
    least === most && least > 0 && least < smallestGroup ? [[name, least]] : [],
  );
}

const sizesLeft = (book: Notebook, name: string) => book.of(name).most - book.of(name).least + 1;

describe("an observer who adds and subtracts all figures of several days", () => {
  it.each([1, 2])("leaves four sizes open at least for every small group (seed %i)", async (seed) => {
    const { ctx, observer, asked } = await union(seed);
    const truth = await readAll({ ...asked, ctx, says: exact });
    const attacker = await readAll({ ...asked, ctx: observer, says: inTens });
    const small = smallGroups(truth);
    expect(small.length).toBeGreaterThan(200);
    for (const [name, size] of small) {
      expect(attacker.of(name).least, name).toBeLessThanOrEqual(size);
      expect(attacker.of(name).most, name).toBeGreaterThanOrEqual(size);
    }
    expect(small.filter(([name]) => sizesLeft(attacker, name) < 4)).toEqual([]);
  });

  it("finds many where figures are exact and small ones are left out", async () => {
    const { ctx, asked } = await union(1);
    const truth = await readAll({ ...asked, ctx, says: exact });
    const attacker = await readAll({ ...asked, ctx, says: withGaps });
    const solved = smallGroups(truth).filter(([name]) => sizesLeft(attacker, name) === 1);
    expect(solved.length).toBeGreaterThan(20);
  });
});
