import { describe, expect, it } from "vitest";
import { activitiesOf, peopleInGroup } from "@/features/activities/people.queries";
import { accuracyOf, standingOf, testResult } from "@/features/activities/results.queries";
import { closeTest, launchTest } from "@/features/activities/structure-tests.mutations";
import type { ParticipationState } from "@/features/activities/vocabulary.schema";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { read } from "@/lib/db";
import { Dice } from "../../../prisma/seed/random";
import { activityFactory, assess, assessed, record } from "../../support/activities";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";

type Row = {
  contactId: string;
  level: number | null;
  ratedBy: string | null;
  state: ParticipationState | null;
};

/** What was said and done, kept beside the product: the recount shares no code with it. */
class Book {
  readonly rows = new Map<string, Row>();
  frozen: Row[] = [];

  freeze() {
    this.frozen = [...this.rows.values()].map((row) => ({ ...row }));
  }
  count(where: (row: Row & { took: boolean; predicted: boolean }) => boolean): number {
    return this.frozen.filter((row) => {
      const state = this.rows.get(row.contactId)?.state ?? null;
      return where({
        ...row,
        took: state === "did" || state === "came",
        predicted: row.level === 1 || row.level === 2,
      });
    }).length;
  }
}

const weeks = 12;
const people = 60;

/** Three tests over twelve weeks, four weeks each: assessments change, people are ticked off, ticks are withdrawn. */
async function season() {
  const dice = new Dice(20_261_130);
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const at = { workplaceId: place.workplaceId, source: "hr_list" as const, countedOn: today(ctx) };
  await recordHeadcount(ctx, { ...at, eligible: 75 });
  const book = new Book();
  for (let n = 0; n < people; n += 1) {
    const level = dice.pick([1, 2, 2, 3, 4, 5, null]);
    const contactId = await assessed(ctx, { place, level });
    book.rows.set(contactId, { contactId, level, ratedBy: level ? userOf(ctx) : null, state: null });
  }
  return { dice, ctx, place, book };
}

const userOf = ({ actor }: Context) => (actor.type === "user" ? actor.userId : "");

async function playTest({ dice, ctx, place, book }: Awaited<ReturnType<typeof season>>): Promise<string> {
  for (const row of book.rows.values()) row.state = null;
  const activityId = await launchedAt(ctx, place);
  book.freeze();
  for (let week = 0; week < weeks / 3; week += 1) {
    for (const row of book.rows.values()) {
      if (dice.chance(0.15)) await reassess(ctx, row, dice.pick([1, 2, 3, 4]));
      if (!dice.chance(0.3)) continue;
      const state = dice.pick(["did", "did", "promised", "refused", null] as const);
      await record(ctx, { activityId, contactId: row.contactId, state, seen: row.state });
      row.state = state;
    }
  }
  return activityId;
}

async function launchedAt(ctx: Context, place: Place): Promise<string> {
  const activityId = await activityFactory(ctx, { place, test: true });
  await launchTest(ctx, { activityId });
  return activityId;
}

async function reassess(ctx: Context, row: Row, level: number): Promise<void> {
  await assess(ctx, { contactId: row.contactId, level });
  row.level = level;
  row.ratedBy = userOf(ctx);
}

describe("twelve weeks with three structure tests", () => {
  it("every figure of every test equals a recount from what was said and done", async () => {
    const played = await season();
    const { ctx, book } = played;
    for (let test = 0; test < 3; test += 1) {
      const activityId = await playTest(played);
      const { total } = await testResult(ctx, activityId);
      expect(total).toMatchObject({
        eligible: 75,
        listed: people,
        predicted: book.count(({ predicted }) => predicted),
        tookPart: book.count(({ took }) => took),
        kept: book.count(({ took, predicted }) => took && predicted),
        missed: book.count(({ took, predicted }) => !took && predicted),
        unexpected: book.count(({ took, predicted }) => took && !predicted),
        others: 75 - book.count(({ took, predicted }) => predicted || took),
      });
      const [accuracy] = await accuracyOf(ctx, activityId);
      expect(accuracy).toMatchObject({
        predicted: book.count(({ predicted }) => predicted),
        kept: book.count(({ took, predicted }) => took && predicted),
        doubted: book.count(({ level }) => level !== null && level > 2),
        doubtedTookPart: book.count(({ level, took }) => took && level !== null && level > 2),
      });
      const { people: missed } = await peopleInGroup(ctx, { activityId, group: "missed" });
      expect(missed).toHaveLength(book.count(({ took, predicted }) => !took && predicted));
      expect((await standingOf(ctx, activityId)).refused).toBe(
        [...book.rows.values()].filter(({ state }) => state === "refused").length,
      );
      await closeTest(ctx, { activityId, closed: "yes" });
    }
  });

  it("a merge of two contacts counts them once, by the assessment given last, and keeps every tick", async () => {
    const { ctx, place } = await season();
    const [survivorId, goneId] = [
      await assessed(ctx, { place, level: 1 }),
      await assessed(ctx, { place, level: 3 }),
    ];
    const activityId = await launchedAt(ctx, place);
    await record(ctx, { activityId, contactId: survivorId, state: "promised" });
    await record(ctx, { activityId, contactId: goneId, state: "did" });
    const before = (await testResult(ctx, activityId)).total;
    await mergeContacts(ctx, { survivorId, goneId, survivorVersion: 1, goneVersion: 1 });
    const { total } = await testResult(ctx, activityId);
    expect(total).toMatchObject({ listed: before.listed - 1, tookPart: 1, kept: 0, unexpected: 1 });
    expect((await activitiesOf(ctx, survivorId)).rows).toHaveLength(1);
    const changes = await read(systemOf(ctx), (tx) =>
      tx.participationChange.count({
        where: { unionId: ctx.unionId, participation: { contactId: survivorId } },
      }),
    );
    expect(changes).toBe(2);
  });
});
