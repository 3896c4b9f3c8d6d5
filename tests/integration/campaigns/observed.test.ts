import { beforeEach, describe, expect, it } from "vitest";
import { enrolContact } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { listCampaigns } from "@/features/campaigns/queries";
import type { Context } from "@/lib/context";
import { board, firstCard, moveOf, started, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn } from "../../support/factories";

let campaign: Awaited<ReturnType<typeof started>>;
let observer: Context;

const funnel = async () => (await board(observer, campaign.campaignId)).columns.map(({ count }) => count);
const listed = async () => {
  const [first] = await listCampaigns(observer);
  return { enrolled: first?.enrolled, stages: first?.stages.map(({ count }) => count) };
};

describe("what an observer is told of a campaign", () => {
  beforeEach(async () => {
    campaign = await started({ people: 25 });
    observer = await signedIn({ role: "observer", union: unionOf(campaign.ctx) });
  });

  it("is tens, on the board as in the list", async () => {
    const counts = [20, ...Array(7).fill(null)];
    expect(await funnel()).toEqual(counts);
    expect(await listed()).toEqual({ enrolled: 20, stages: counts });
    expect((await board(observer, campaign.campaignId)).people).toBe(20);
  });

  it("has neither a person nor how long one stands there, nor members", async () => {
    const seen = await board(observer, campaign.campaignId);
    expect(seen.columns.flatMap(({ cards }) => cards)).toEqual([]);
    expect(seen.columns.map(({ medianDays }) => medianDays)).toEqual(Array(8).fill(null));
    expect([seen.members, seen.whole, seen.stuck]).toEqual([null, null, 0]);
  });

  it("does not change when one person moves", async () => {
    const before = [await funnel(), await listed()];
    const card = await firstCard(campaign.ctx, campaign.campaignId);
    const toStageId = campaign.stages[2]?.id ?? "";
    await moveEnrolments(campaign.ctx, { toStageId, moves: [moveOf(card)] });
    expect([await funnel(), await listed()]).toEqual(before);
  });

  it("does not change when one person comes to the board", async () => {
    const before = [await funnel(), await listed()];
    const { id: contactId } = await contactFactory(campaign.ctx, { place: campaign.place });
    await enrolContact(campaign.ctx, { campaignId: campaign.campaignId, contactId });
    expect([await funnel(), await listed()]).toEqual(before);
  });
});
