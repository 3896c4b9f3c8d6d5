import { describe, expect, it } from "vitest";
import { archiveCampaign, createCampaign, updateCampaign } from "@/features/campaigns/mutations";
import { getCampaign, listCampaigns, planChoices } from "@/features/campaigns/queries";
import { createThreshold } from "@/features/thresholds/mutations";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { board, plan, started, turfOf, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const threshold = (name: string) => ({
  ...{ name, rule: "more_than" as const, amount: 50, headline: false },
});

describe("the plan of a campaign", () => {
  it("is kept as it was written", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx, { name: "Plant 7" });
    const id = await createCampaign(ctx, { ...plan(place), endsOn: "2027-03-31" });
    expect(await getCampaign(ctx, id)).toMatchObject({
      ...{ name: "PKB 2027", ask: "Sign the form", startsOn: "2026-10-01", endsOn: "2027-03-31" },
      ...{ archived: false, goalThresholdId: null, workplaces: [{ id: place.workplaceId, name: "Plant 7" }] },
    });
  });

  it("loses its ask, its end and its goal when they are taken out", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const goalThresholdId = await createThreshold(ctx, threshold("PKB"));
    const id = await createCampaign(ctx, { ...plan(place), endsOn: "2027-03-31", goalThresholdId });
    expect((await listCampaigns(ctx))[0]).toMatchObject({ goal: "PKB" });
    const { ask: _ask, ...rest } = plan(place);
    await updateCampaign(ctx, { id, ...rest });
    expect(await getCampaign(ctx, id)).toMatchObject({ ask: null, endsOn: null, goalThresholdId: null });
    expect((await listCampaigns(ctx))[0]).toMatchObject({ goal: null });
  });

  it("takes no goal of another union", async () => {
    const ctx = await signedIn();
    const goalThresholdId = await createThreshold(await signedIn(), threshold("Theirs"));
    const place = await workplaceFactory(ctx);
    const refused = { code: "INVALID", fields: { goalThresholdId: "choice" } };
    await expect(createCampaign(ctx, { ...plan(place), goalThresholdId })).rejects.toMatchObject(refused);
    const id = await createCampaign(ctx, plan(place));
    await expect(updateCampaign(ctx, { id, ...plan(place), goalThresholdId })).rejects.toMatchObject(refused);
  });

  it("takes a workplace that was ticked twice once", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const twice = { ...plan(place), workplaceIds: [place.workplaceId, place.workplaceId] };
    const id = await createCampaign(ctx, twice);
    await updateCampaign(ctx, { id, ...twice });
    expect((await getCampaign(ctx, id)).workplaces).toHaveLength(1);
  });

  it("is refused as a whole when one of its workplaces is not there", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const workplaceIds = [place.workplaceId, newId()];
    await expect(createCampaign(ctx, { ...plan(place), workplaceIds })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await listCampaigns(ctx)).toEqual([]);
    expect(await auditRows(ctx, "campaign.create")).toEqual([]);
  });

  it("is refused a name that another campaign has, in whatever letters, and changes nothing", async () => {
    const { ctx, place, campaignId } = await started();
    await createCampaign(ctx, { ...plan(place), name: "Safety" });
    await expect(
      updateCampaign(ctx, { id: campaignId, ...plan(place), name: "SAFETY", ask: "Other" }),
    ).rejects.toMatchObject({ code: "CONFLICT", fields: { name: "taken" } });
    expect(await getCampaign(ctx, campaignId)).toMatchObject({ name: "PKB 2027", ask: "Sign the form" });
  });

  it("gives one of two who take one name at once the name, and tells the other", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const both = await Promise.allSettled([
      createCampaign(ctx, plan(place)),
      createCampaign(ctx, plan(place)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listCampaigns(ctx)).toHaveLength(1);
  });

  it("lets another union have the same name", async () => {
    const { ctx } = await started();
    const stranger = await signedIn();
    await createCampaign(stranger, plan(await workplaceFactory(stranger)));
    expect(await listCampaigns(stranger)).toHaveLength(1);
    expect(await listCampaigns(ctx)).toHaveLength(1);
  });

  it("keeps on the board whoever is there when their workplace is taken out", async () => {
    const { ctx, place, campaignId } = await started({ people: 2 });
    const other = await workplaceFactory(ctx);
    await updateCampaign(ctx, { id: campaignId, ...plan(other) });
    expect((await getCampaign(ctx, campaignId)).workplaces.map(({ id }) => id)).toEqual([other.workplaceId]);
    expect((await board(ctx, campaignId)).people).toBe(2);
    expect(place.workplaceId).not.toBe(other.workplaceId);
  });

  it("enrols nobody unless that was asked for", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    await contactFactory(ctx, { place });
    const id = await createCampaign(ctx, plan(place));
    expect((await board(ctx, id)).people).toBe(0);
  });

  it("leaves an audit row for each act, with counts and no words", async () => {
    const { ctx, place, campaignId } = await started({ people: 1 });
    await updateCampaign(ctx, { id: campaignId, ...plan(place) });
    await archiveCampaign(ctx, { id: campaignId, archived: "yes" });
    await archiveCampaign(ctx, { id: campaignId, archived: "no" });
    const row = { actorName: ctx.actor.name, entity: "campaign", entityId: campaignId };
    expect(await auditRows(ctx, "campaign.create")).toEqual([{ ...row, details: { workplaces: 1 } }]);
    expect(await auditRows(ctx, "campaign.update")).toEqual([{ ...row, details: { workplaces: 1 } }]);
    expect(await auditRows(ctx, "campaign.archive")).toEqual([{ ...row, details: {} }]);
    expect(await auditRows(ctx, "campaign.reopen")).toEqual([{ ...row, details: {} }]);
  });
});

describe("the list of campaigns", () => {
  it("has the running ones first, the newest on top, then those archived", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const begun = (name: string, startsOn: string) => createCampaign(ctx, { ...plan(place), name, startsOn });
    const old = await begun("Old", "2025-01-01");
    await begun("Newer", "2026-01-01");
    await begun("Newest", "2026-06-01");
    await archiveCampaign(ctx, { id: old, archived: "yes" });
    await begun("First", "2024-01-01");
    expect((await listCampaigns(ctx)).map(({ name, archived }) => [name, archived])).toEqual([
      ["Newest", false],
      ["Newer", false],
      ["First", false],
      ["Old", true],
    ]);
  });

  it("counts the people of each stage, and all of them", async () => {
    const { ctx } = await started({ people: 7, members: 2 });
    const [campaign] = await listCampaigns(ctx);
    expect(campaign?.stages.map(({ count }) => count)).toEqual([5, 0, 0, 0, 0, 0, 2, 0]);
    expect(campaign?.enrolled).toBe(7);
  });

  it("counts for an organiser the people of the turf alone", async () => {
    const { ctx, place, campaignId } = await started({ people: 3 });
    const other = await workplaceFactory(ctx);
    const both = { ...plan(place), workplaceIds: [place.workplaceId, other.workplaceId] };
    await updateCampaign(ctx, { id: campaignId, ...both });
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(other) });
    const [campaign] = await listCampaigns(organiser);
    expect(campaign).toMatchObject({ enrolled: 0, workplaces: [expect.stringContaining("Plant")] });
  });

  it("tells an observer no total that is a small group", async () => {
    const { ctx } = await started({ people: 3 });
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const [campaign] = await listCampaigns(observer);
    expect(campaign?.enrolled).toBeNull();
    expect(campaign?.stages[0]?.count).toBeNull();
  });

  it("tells an observer a total in tens, from which no hidden group can be reckoned", async () => {
    const { ctx } = await started({ people: 14, members: 3 });
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const [campaign] = await listCampaigns(observer);
    expect(campaign?.enrolled).toBe(10);
    expect(campaign?.stages.map(({ count }) => count)).toEqual([10, ...Array(7).fill(null)]);
  });
});

describe("what a plan can aim at", () => {
  it("is each workplace that is not archived, with the people known there", async () => {
    const ctx = await signedIn();
    const [place, gone] = [await workplaceFactory(ctx, { name: "Plant 7" }), await workplaceFactory(ctx)];
    await contactFactory(ctx, { place });
    await write(systemOf(ctx), (tx) =>
      tx.workplace.updateMany({ where: { id: gone.workplaceId }, data: { archivedAt: new Date() } }),
    );
    expect(await planChoices(ctx)).toEqual({
      workplaces: [{ id: place.workplaceId, name: "Plant 7", employer: "PT Plant 7", people: 1 }],
      today: today(ctx),
    });
  });
});
