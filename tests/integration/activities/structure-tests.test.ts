import { describe, expect, it } from "vitest";
import { updateActivity } from "@/features/activities/mutations";
import { peopleInGroup } from "@/features/activities/people.queries";
import { earlierTests, getActivity } from "@/features/activities/queries";
import { acceptProposal } from "@/features/activities/ratings.mutations";
import { accuracyOf, predictedNow, testResult } from "@/features/activities/results.queries";
import { closeTest, launchTest } from "@/features/activities/structure-tests.mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { today } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { activityFactory, assess, assessed, launched, record } from "../../support/activities";
import { expectAudited } from "../../support/audit";
import { signedIn, workplaceFactory } from "../../support/factories";

const unionOf = (ctx: { unionId: string; timeZone: string }) => ({ id: ctx.unionId, timeZone: ctx.timeZone });

describe("launching", () => {
  it("freezes everybody with their assessment: a later one changes nothing", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [1, 2, 3, null]);
    await assess(ctx, { contactId: people[2] ?? "", level: 1 });
    const { total } = await testResult(ctx, activityId);
    expect([total.listed, total.predicted]).toEqual([4, 2]);
    await expectAudited(ctx, "activity.launch", { entityId: activityId });
  });

  it("twice freezes once", async () => {
    const ctx = await signedIn();
    const { activityId, place } = await launched(ctx, [1]);
    await assessed(ctx, { place, level: 1 });
    expect(await launchTest(ctx, { activityId })).toBe(1);
  });

  it("takes the eligible as they are counted on the day", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const at = { workplaceId: place.workplaceId, source: "hr_list" as const, countedOn: today(ctx) };
    await recordHeadcount(ctx, { ...at, eligible: 40 });
    const activityId = await activityFactory(ctx, { place, test: true });
    await recordHeadcount(ctx, { ...at, eligible: 80 });
    expect((await getActivity(ctx, activityId)).eligible).toBe(40);
  });

  it("leaves the share unknown without a headcount", async () => {
    const ctx = await signedIn();
    const { activityId } = await launched(ctx, [1]);
    expect((await testResult(ctx, activityId)).total.share).toBeNull();
  });

  it("is for coordinators of all its places", async () => {
    const ctx = await signedIn();
    const { place } = await launched(ctx, [1]);
    const other = await workplaceFactory(ctx);
    const turf = { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
    const coordinator = await signedIn({ union: unionOf(ctx), role: "coordinator", turf });
    const organiser = await signedIn({ union: unionOf(ctx), role: "organiser", turf });
    const activityId = await activityFactory(ctx, { place });
    const version = (await getActivity(ctx, activityId)).version;
    const places = [place, other].map(({ workplaceId }) => ({
      workplaceId,
      departmentId: null,
      shiftId: null,
    }));
    await updateActivity(ctx, {
      ...{
        id: activityId,
        version,
        name: "Both",
        kind: "petition",
        heldOn: today(ctx),
        isTest: "on",
        places,
      },
    });
    await expect(launchTest(organiser, { activityId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(launchTest(coordinator, { activityId })).rejects.toMatchObject({
      fields: { form: "outsideTurf" },
    });
  });

  it("counts before it what would be frozen", async () => {
    const ctx = await signedIn();
    const { activityId, place } = await launched(ctx, [1, 2, 3]);
    await assessed(ctx, { place, level: 2 });
    expect(await predictedNow(ctx, activityId)).toBe(3);
  });

  it("keeps what it froze from later changes of the plan", async () => {
    const ctx = await signedIn();
    const { activityId, place } = await launched(ctx, [1]);
    const { version } = await getActivity(ctx, activityId);
    const places = [{ workplaceId: place.workplaceId, departmentId: place.departmentId, shiftId: null }];
    await updateActivity(ctx, {
      id: activityId,
      version,
      name: "New name",
      kind: "photo",
      heldOn: "2020-01-01",
      places,
    });
    expect(await getActivity(ctx, activityId)).toMatchObject({
      ...{ name: "New name", kind: "petition", isTest: true },
      places: [{ departmentId: null }],
    });
  });
});

describe("the result", () => {
  it("says who kept, who was missed and who came unexpectedly", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [1, 2, 2, 3, null]);
    for (const at of [0, 1, 4]) await record(ctx, { activityId, contactId: people[at] ?? "", state: "did" });
    const { total } = await testResult(ctx, activityId);
    expect(total).toMatchObject({ predicted: 3, tookPart: 3, kept: 2, missed: 1, unexpected: 1 });
  });

  it("counts who was not listed there apart", async () => {
    const ctx = await signedIn();
    const { activityId, place } = await launched(ctx, [1]);
    const late = await assessed(ctx, { place, level: null });
    await record(ctx, { activityId, contactId: late, state: "did" });
    expect(await testResult(ctx, activityId)).toMatchObject({ outside: 1, total: { tookPart: 0 } });
  });

  it("opens each figure to its people", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [1, 2, 3]);
    await record(ctx, { activityId, contactId: people[0] ?? "", state: "did" });
    await record(ctx, { activityId, contactId: people[2] ?? "", state: "did" });
    const ids = async (group: "kept" | "missed" | "unexpected") =>
      (await peopleInGroup(ctx, { activityId, group })).people.map(({ contactId }) => contactId);
    expect([await ids("kept"), await ids("missed"), await ids("unexpected")]).toEqual(
      people.map((id) => [id]),
    );
  });

  it("tells a rater the own accuracy and a coordinator everybody's", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const rater = await signedIn({ union: unionOf(ctx), role: "organiser" });
    for (const who of [ctx, rater]) await assessed(who, { place, level: 2 });
    const activityId = await activityFactory(ctx, { place, test: true });
    expect(await accuracyOf(ctx, activityId)).toHaveLength(2);
    const own = await accuracyOf(rater, activityId);
    expect(own.map(({ name }) => name)).toEqual([rater.actor.name]);
  });

  it("stands beside earlier tests of the place", async () => {
    const ctx = await signedIn();
    const { activityId, place } = await launched(ctx, [1]);
    const later = await activityFactory(ctx, { place, test: true });
    expect((await earlierTests(ctx, later)).map(({ id }) => id)).toEqual([activityId]);
  });

  it("is hidden from observers and other unions", async () => {
    const ctx = await signedIn();
    const { activityId } = await launched(ctx, [1]);
    const observer = await signedIn({ union: unionOf(ctx), role: "observer" });
    await expect(testResult(observer, activityId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(testResult(await signedIn(), activityId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("can be closed and opened again, by coordinators alone", async () => {
    const ctx = await signedIn();
    const { activityId } = await launched(ctx, [1]);
    const organiser = await signedIn({ union: unionOf(ctx), role: "organiser" });
    await expect(closeTest(organiser, { activityId, closed: "yes" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await closeTest(ctx, { activityId, closed: "yes" });
    expect((await getActivity(ctx, activityId)).state).toBe("closed");
    await closeTest(ctx, { activityId, closed: "no" });
    expect((await getActivity(ctx, activityId)).state).toBe("running");
  });
});

describe("the assessment that a test proposes", () => {
  it("is recorded with the act as evidence", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [3]);
    const contactId = people[0] ?? "";
    await record(ctx, { activityId, contactId, state: "did" });
    await acceptProposal(ctx, { id: newId(), activityId, contactId });
    const latest = await read(ctx, (tx) =>
      tx.assessment.findFirst({
        where: { unionId: ctx.unionId, contactId },
        orderBy: { assessedAt: "desc" },
      }),
    );
    expect(latest).toMatchObject({ level: 2, evidence: ["signed"] });
    const contact = await read(ctx, (tx) => tx.contact.findFirst({ where: { id: contactId } }));
    expect(contact?.assessment).toBe(2);
  });

  it("takes a 2 who did not take part down to 3", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [2]);
    const { people: missed } = await peopleInGroup(ctx, { activityId, group: "missed" });
    expect(missed[0]?.proposed).toBe(3);
    await acceptProposal(ctx, { id: newId(), activityId, contactId: people[0] ?? "" });
    expect((await peopleInGroup(ctx, { activityId, group: "missed" })).people[0]).toMatchObject({
      level: 3,
      proposed: null,
    });
  });

  it("sent twice is recorded once", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [2]);
    const sent = { id: newId(), activityId, contactId: people[0] ?? "" };
    for (const _ of [1, 2]) await acceptProposal(ctx, sent);
    const count = await read(ctx, (tx) => tx.assessment.count({ where: { unionId: ctx.unionId } }));
    expect(count).toBe(2);
  });

  it("is refused where there is nothing to say any more", async () => {
    const ctx = await signedIn();
    const { activityId, people } = await launched(ctx, [3]);
    const tried = acceptProposal(ctx, { id: newId(), activityId, contactId: people[0] ?? "" });
    await expect(tried).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  });
});
