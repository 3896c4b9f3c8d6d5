import { describe, expect, it } from "vitest";
import { archiveActivity, createActivity, updateActivity } from "@/features/activities/mutations";
import { placeChoices } from "@/features/activities/places.queries";
import { getActivity, listActivities } from "@/features/activities/queries";
import { createCampaign } from "@/features/campaigns/mutations";
import { today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { activityFactory } from "../../support/activities";
import { expectAudited } from "../../support/audit";
import { signedIn, workplaceFactory } from "../../support/factories";

const whole = (workplaceId: string) => ({ workplaceId, departmentId: null, shiftId: null });
const plan = { name: "Meeting", kind: "meeting" as const, heldOn: "2026-11-28" };

describe("planning an activity", () => {
  it("sent twice makes one", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const input = { id: newId(), ...plan, places: [whole(workplaceId)] };
    for (const _ of [1, 2]) await createActivity(ctx, input);
    expect((await listActivities(ctx)).rows).toHaveLength(1);
    await expectAudited(ctx, "activity.create", { entityId: input.id });
  });

  it("refuses a department of another workplace", async () => {
    const ctx = await signedIn();
    const [one, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const places = [{ workplaceId: one.workplaceId, departmentId: other.departmentId, shiftId: null }];
    await expect(createActivity(ctx, { ...plan, places })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses a workplace outside the turf", async () => {
    const ctx = await signedIn();
    const [one, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const turf = { whole: false as const, workplaceIds: [one.workplaceId], departments: [] };
    const organiser = await signedIn({ union, role: "organiser", turf });
    const tried = createActivity(organiser, { ...plan, places: [whole(other.workplaceId)] });
    await expect(tried).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses a campaign that is not there", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const tried = createActivity(ctx, { ...plan, campaignId: newId(), places: [whole(workplaceId)] });
    await expect(tried).rejects.toMatchObject({ fields: { campaignId: "choice" } });
  });

  it("is for organisers and above", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    for (const role of ["delegate", "observer"] as const) {
      const tried = createActivity(await signedIn({ union, role }), {
        ...plan,
        places: [whole(workplaceId)],
      });
      await expect(tried).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("refuses a change made on an old view", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const id = await activityFactory(ctx, { place: { workplaceId } });
    const change = { id, version: 1, ...plan, places: [whole(workplaceId)] };
    await updateActivity(ctx, change);
    await expect(updateActivity(ctx, change)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  });

  it("keeps places outside the turf of who changes it", async () => {
    const ctx = await signedIn();
    const [one, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const id = await createActivity(ctx, {
      ...plan,
      places: [whole(one.workplaceId), whole(other.workplaceId)],
    });
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const turf = { whole: false as const, workplaceIds: [one.workplaceId], departments: [] };
    const organiser = await signedIn({ union, role: "organiser", turf });
    const places = [{ workplaceId: one.workplaceId, departmentId: one.departmentId, shiftId: null }];
    await updateActivity(organiser, { id, version: 1, ...plan, places });
    const { places: kept } = await getActivity(ctx, id);
    expect(kept.map(({ departmentId }) => departmentId).toSorted()).toEqual(
      [one.departmentId, null].toSorted(),
    );
    expect(kept).toHaveLength(2);
  });
});

describe("the list of activities", () => {
  it("comes in pages of thirty, the newest first, without a gap", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    for (let n = 0; n < 35; n += 1) await activityFactory(ctx, { place: { workplaceId } });
    const first = await listActivities(ctx);
    const second = await listActivities(ctx, { before: first.next ?? "" });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(35);
    expect(second.next).toBeNull();
  });

  it("leaves out what has no place in the turf", async () => {
    const ctx = await signedIn();
    const [one, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const id = await activityFactory(ctx, { place: one });
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const turf = { whole: false as const, workplaceIds: [other.workplaceId], departments: [] };
    const organiser = await signedIn({ union, role: "organiser", turf });
    expect((await listActivities(organiser)).rows).toEqual([]);
    await expect(getActivity(organiser, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("has archived ones apart", async () => {
    const ctx = await signedIn();
    const id = await activityFactory(ctx, { place: await workplaceFactory(ctx) });
    await archiveActivity(ctx, { activityId: id, archived: "yes" });
    expect((await listActivities(ctx)).rows).toEqual([]);
    expect((await listActivities(ctx, { archived: true })).rows.map((row) => row.id)).toEqual([id]);
  });

  it("is a campaign's own when asked", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const campaignId = await createCampaign(ctx, {
      ...{ name: "PKB", startsOn: today(ctx), workplaceIds: [workplaceId] },
    });
    await activityFactory(ctx, { place: { workplaceId } });
    const mine = await createActivity(ctx, { ...plan, campaignId, places: [whole(workplaceId)] });
    expect((await listActivities(ctx, { campaignId })).rows.map(({ id }) => id)).toEqual([mine]);
  });
});

it("offers the campaign's workplaces where it begins at a campaign", async () => {
  const ctx = await signedIn();
  const [one] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
  const campaignId = await createCampaign(ctx, {
    ...{ name: "PKB", startsOn: today(ctx), workplaceIds: [one.workplaceId] },
  });
  const { workplaces, more } = await placeChoices(ctx, { campaignId });
  expect([workplaces.map(({ id }) => id), more]).toEqual([[one.workplaceId], false]);
});
