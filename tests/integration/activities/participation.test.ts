import { describe, expect, it } from "vitest";
import { archiveActivity } from "@/features/activities/mutations";
import { recordParticipation } from "@/features/activities/participation.mutations";
import { activitiesOf, peopleToTick } from "@/features/activities/people.queries";
import { standingOf } from "@/features/activities/results.queries";
import { closeTest } from "@/features/activities/structure-tests.mutations";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { activityFactory, assessed, record } from "../../support/activities";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

async function petition() {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const { id: contactId } = await contactFactory(ctx, { place, name: "Siti Rahmawati" });
  return { ctx, place, contactId, activityId: await activityFactory(ctx, { place }) };
}
type Made = Awaited<ReturnType<typeof petition>>;

const stateOf = async ({ ctx, activityId }: Made) => (await peopleToTick(ctx, { activityId })).rows[0]?.state;
const changesIn = ({ ctx }: Made) =>
  read(ctx, (tx) =>
    tx.participationChange.findMany({
      where: { unionId: ctx.unionId },
      select: { fromState: true, toState: true },
      orderBy: { changedAt: "asc" },
    }),
  );

describe("one tick", () => {
  it("is recorded with who did it", async () => {
    const made = await petition();
    await record(made.ctx, { ...made, state: "did" });
    expect(await stateOf(made)).toBe("did");
    await expectAudited(made.ctx, "activity.record", { entityId: made.activityId });
  });

  it("sent twice is one", async () => {
    const made = await petition();
    const sent = { id: newId(), activityId: made.activityId, contactId: made.contactId, seen: null };
    for (const _ of [1, 2]) await recordParticipation(made.ctx, { ...sent, state: "did" });
    expect(await changesIn(made)).toHaveLength(1);
  });

  it("of twelve phones at once is one", async () => {
    const made = await petition();
    await Promise.all(Array.from({ length: 12 }, () => record(made.ctx, { ...made, state: "did" })));
    expect(await changesIn(made)).toEqual([{ fromState: null, toState: "did" }]);
  });

  it("can be withdrawn, and its history stays", async () => {
    const made = await petition();
    await record(made.ctx, { ...made, state: "did" });
    await record(made.ctx, { ...made, state: null, seen: "did" });
    expect(await stateOf(made)).toBeNull();
    expect(await changesIn(made)).toEqual([
      { fromState: null, toState: "did" },
      { fromState: "did", toState: null },
    ]);
  });

  it("does not overwrite what somebody else recorded since", async () => {
    const made = await petition();
    await record(made.ctx, { ...made, state: "refused" });
    await expect(record(made.ctx, { ...made, state: "did" })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    expect(await stateOf(made)).toBe("refused");
  });

  it("sent late does not come back after it was withdrawn", async () => {
    const made = await petition();
    const late = { id: newId(), activityId: made.activityId, contactId: made.contactId, seen: null };
    await recordParticipation(made.ctx, { ...late, state: "did" });
    await record(made.ctx, { ...made, state: null, seen: "did" });
    await recordParticipation(made.ctx, { ...late, state: "did" });
    expect(await stateOf(made)).toBeNull();
  });

  it("with an id of another contact's tick is refused", async () => {
    const made = await petition();
    const { id: other } = await contactFactory(made.ctx, { place: made.place });
    const sent = { id: newId(), activityId: made.activityId, seen: null, state: "did" as const };
    await recordParticipation(made.ctx, { ...sent, contactId: made.contactId });
    await expect(recordParticipation(made.ctx, { ...sent, contactId: other })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("is refused when the count is closed", async () => {
    const made = await petition();
    await closeTest(made.ctx, { activityId: made.activityId, closed: "yes" });
    await expect(record(made.ctx, { ...made, state: "did" })).rejects.toMatchObject({
      fields: { form: "closed" },
    });
  });

  it("is refused when the activity is archived", async () => {
    const made = await petition();
    await archiveActivity(made.ctx, { activityId: made.activityId, archived: "yes" });
    await expect(record(made.ctx, { ...made, state: "did" })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("who may tick", () => {
  it("a delegate ticks the own department without seeing an assessment", async () => {
    const made = await petition();
    const { place, ctx } = made;
    await assessed(ctx, { place, level: 1 });
    const departments = [{ id: place.departmentId, workplaceId: place.workplaceId }];
    const turf = { whole: false as const, workplaceIds: [], departments };
    const delegate = await signedIn({
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
      role: "delegate",
      turf,
    });
    await record(delegate, { ...made, state: "did" });
    const { rows } = await peopleToTick(delegate, made);
    expect(rows.map(({ level, member }) => [level, member])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("an observer may not, and sees figures in tens", async () => {
    const made = await petition();
    const union = { id: made.ctx.unionId, timeZone: made.ctx.timeZone };
    const observer = await signedIn({ union, role: "observer" });
    await record(made.ctx, { ...made, state: "did" });
    await expect(record(observer, { ...made, state: null, seen: "did" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await standingOf(observer, made.activityId)).tookPart).toBeNull();
  });

  it("another workplace's organiser finds neither the activity nor the contact", async () => {
    const made = await petition();
    const elsewhere = await workplaceFactory(made.ctx);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const union = { id: made.ctx.unionId, timeZone: made.ctx.timeZone };
    const organiser = await signedIn({ union, role: "organiser", turf });
    await expect(record(organiser, { ...made, state: "did" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const theirs = await activityFactory(organiser, { place: elsewhere });
    await expect(record(organiser, { ...made, activityId: theirs, state: "did" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("another union finds nothing", async () => {
    const made = await petition();
    const stranger = await signedIn();
    await expect(record(stranger, { ...made, state: "did" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the list to tick from", () => {
  it("has those who said yes first", async () => {
    const made = await petition();
    const { id: first } = await contactFactory(made.ctx, { place: made.place, name: "Agus" });
    await record(made.ctx, { ...made, state: "promised" });
    const { rows } = await peopleToTick(made.ctx, made);
    expect(rows.map(({ contactId }) => contactId)).toEqual([made.contactId, first]);
  });

  it("comes in pages without a gap", async () => {
    const made = await petition();
    for (let n = 0; n < 70; n += 1)
      await contactFactory(made.ctx, { place: made.place, name: `Worker ${n % 7}` });
    const first = await peopleToTick(made.ctx, made);
    const last = first.rows.at(-1);
    expect([first.rows.length, first.more]).toEqual([60, true]);
    const after = { saidYes: last?.saidYes ?? false, name: last?.name ?? "", id: last?.contactId ?? "" };
    const second = await peopleToTick(made.ctx, { activityId: made.activityId, after });
    const all = [...first.rows, ...second.rows].map(({ contactId }) => contactId);
    expect([new Set(all).size, second.more]).toEqual([71, false]);
  });

  it("is searched by the beginning of any name", async () => {
    const made = await petition();
    await contactFactory(made.ctx, { place: made.place, name: "Agus" });
    const { rows } = await peopleToTick(made.ctx, { activityId: made.activityId, find: "rahm" });
    expect(rows.map(({ name }) => name)).toEqual(["Siti Rahmawati"]);
  });
});

it("a contact's page says how often a yes was kept, where the count is over", async () => {
  const made = await petition();
  const other = await activityFactory(made.ctx, { place: made.place });
  const open = await activityFactory(made.ctx, { place: made.place });
  for (const activityId of [made.activityId, other, open])
    await record(made.ctx, { ...made, activityId, state: "promised" });
  await record(made.ctx, { ...made, state: "did", seen: "promised" });
  await closeTest(made.ctx, { activityId: other, closed: "yes" });
  const { promised, kept, rows } = await activitiesOf(made.ctx, made.contactId);
  expect([promised, kept, rows.length]).toEqual([2, 1, 3]);
});
