import { describe, expect, it } from "vitest";
import {
  boardOf,
  countMissing,
  filterChoices,
  moreCards,
  movingCard,
} from "@/features/campaigns/board.queries";
import { assignEnrolments, enrolContact, enrolMissing } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { archiveCampaign, createCampaign, updateCampaign } from "@/features/campaigns/mutations";
import { enrolmentsOf, getCampaign, listCampaigns, planChoices } from "@/features/campaigns/queries";
import { addStage, removeStage, renameStage, reorderStages } from "@/features/campaigns/stages.mutations";
import type { Context, Role } from "@/lib/context";
import { board, firstCard, moveOf, movesOf, plan, started, turfOf, unionOf } from "../../support/campaigns";
import { signedIn, workplaceFactory } from "../../support/factories";

type World = Awaited<ReturnType<typeof world>>;
type Act = (ctx: Context, at: World) => Promise<unknown>;

async function world() {
  const at = await started({ people: 2 });
  return { ...at, card: await firstCard(at.ctx, at.campaignId), stageId: at.stages[1]?.id ?? "" };
}

const managing: Record<string, Act> = {
  "creating a campaign": (ctx, { place }) => createCampaign(ctx, { ...plan(place), name: "Another" }),
  "changing a plan": (ctx, { place, campaignId }) => updateCampaign(ctx, { id: campaignId, ...plan(place) }),
  "archiving a campaign": (ctx, { campaignId }) => archiveCampaign(ctx, { id: campaignId, archived: "yes" }),
  "adding a stage": (ctx, { campaignId }) => addStage(ctx, { campaignId, name: "New", kind: "step" }),
  "renaming a stage": (ctx, { campaignId, stageId }) =>
    renameStage(ctx, { campaignId, stageId, name: "Renamed" }),
  "removing a stage": (ctx, { campaignId, stageId }) => removeStage(ctx, { campaignId, stageId }),
  "reordering stages": (ctx, { campaignId, stages }) =>
    reorderStages(ctx, { campaignId, stageIds: stages.map(({ id }) => id).toReversed() }),
  "choosing for a plan": (ctx) => planChoices(ctx),
};

const organising: Record<string, Act> = {
  "enrolling whom it lacks": (ctx, { campaignId }) => enrolMissing(ctx, { campaignId }),
  "counting whom it lacks": (ctx, { campaignId }) => countMissing(ctx, campaignId),
  "enrolling one contact": (ctx, { campaignId, contacts }) =>
    enrolContact(ctx, { campaignId, contactId: contacts[0]?.id ?? "" }),
  "giving people to a colleague": (ctx, { card }) =>
    assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: null }),
  "moving a card": (ctx, { card, stageId }) =>
    moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageId }),
};

const reading: Record<string, Act> = {
  "more cards": (ctx, { campaignId, card }) =>
    moreCards(ctx, { campaignId, stageId: card.stageId, after: card.cursor, filter: {} }),
  "one card": (ctx, { card }) => movingCard(ctx, card.enrolmentId),
  "what to filter by": (ctx, { campaignId }) => filterChoices(ctx, campaignId),
  "the paths of a contact": (ctx, { contacts }) => enrolmentsOf(ctx, contacts[0]?.id ?? ""),
};

const forbidden: [string, Act, Role[]][] = [
  ...Object.entries(managing).map(([what, act]): [string, Act, Role[]] => [
    what,
    act,
    ["organiser", "delegate", "observer"],
  ]),
  ...Object.entries(organising).map(([what, act]): [string, Act, Role[]] => [
    what,
    act,
    ["delegate", "observer"],
  ]),
  ...Object.entries(reading).map(([what, act]): [string, Act, Role[]] => [what, act, ["observer"]]),
];

describe("refused for the wrong role", () => {
  it.each(forbidden)("%s", async (_what, act, roles) => {
    const at = await world();
    const before = await movesOf(at.ctx);
    for (const role of roles) {
      const ctx = await signedIn({ role, union: unionOf(at.ctx) });
      await expect(act(ctx, at), role).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect((await getCampaign(at.ctx, at.campaignId)).stages).toEqual(at.stages);
    expect(await movesOf(at.ctx)).toBe(before);
  });

  it.each(Object.entries({ ...organising, ...reading }))("an organiser may: %s", async (_what, act) => {
    const at = await world();
    await act(await signedIn({ role: "organiser", union: unionOf(at.ctx) }), at);
  });

  it.each(Object.entries(managing))("a coordinator may: %s", async (_what, act) => {
    const at = await world();
    await act(await signedIn({ role: "coordinator", union: unionOf(at.ctx) }), at);
  });
});

/** What names something of the campaign, and so has something not to find. */
const naming = Object.entries({ ...managing, ...organising }).filter(
  ([what]) => !["choosing for a plan", "counting whom it lacks"].includes(what),
);

describe("not found", () => {
  it.each(naming)("in another union: %s", async (_what, act) => {
    const at = await world();
    await expect(act(await signedIn(), at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(naming)("outside the turf: %s", async (_what, act) => {
    const at = await world();
    const turf = turfOf(await workplaceFactory(at.ctx));
    const ctx = await signedIn({ role: "coordinator", union: unionOf(at.ctx), turf });
    await expect(act(ctx, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("another union", () => {
  it("counts nobody on the board of one that it doesn't see", async () => {
    const { campaignId, card, contacts } = await world();
    const stranger = await signedIn();
    expect(await countMissing(stranger, campaignId)).toBe(0);
    expect(await movingCard(stranger, card.enrolmentId)).toBeNull();
    expect(await enrolmentsOf(stranger, contacts[0]?.id ?? "")).toEqual([]);
    await expect(boardOf(stranger, { campaignId, filter: {} })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a delegate", () => {
  it("reads the cards of the own department, and of no other", async () => {
    const { ctx, place, campaignId, card } = await world();
    const of = (id: string) => ({ whole: false as const, workplaceIds: [], departments: [{ ...place, id }] });
    const own = await signedIn({ role: "delegate", union: unionOf(ctx), turf: of(place.departmentId) });
    expect((await board(own, campaignId)).people).toBe(2);
    expect(await movingCard(own, card.enrolmentId)).toMatchObject({ name: card.name });
    const elsewhere = await workplaceFactory(ctx);
    const other = await signedIn({
      role: "delegate",
      union: unionOf(ctx),
      turf: {
        whole: false,
        workplaceIds: [],
        departments: [{ id: elsewhere.departmentId, workplaceId: elsewhere.workplaceId }],
      },
    });
    expect(await listCampaigns(other)).toEqual([]);
    expect(await movingCard(other, card.enrolmentId)).toBeNull();
  });
});
