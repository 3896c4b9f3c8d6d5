import { describe, expect, it } from "vitest";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { createCampaign } from "@/features/campaigns/mutations";
import { getCampaign } from "@/features/campaigns/queries";
import { expectAudited } from "../../support/audit";
import {
  board,
  firstCard,
  moveOf,
  movesOf,
  plan,
  stageNamed,
  started,
  turfOf,
  unionOf,
} from "../../support/campaigns";
import { signedIn, workplaceFactory } from "../../support/factories";

describe("moving cards", () => {
  it("moves several at once, leaves a row each and one audit row", async () => {
    const { ctx, campaignId, stages } = await started({ people: 4 });
    const to = stageNamed(stages, "Supporter").id;
    const cards = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards).slice(0, 3);
    const { moved, conflicts } = await moveEnrolments(ctx, { moves: cards.map(moveOf), toStageId: to });
    expect(conflicts).toEqual([]);
    expect(moved.map(({ version }) => version)).toEqual([2, 2, 2]);
    const { columns } = await board(ctx, campaignId);
    expect(columns.find(({ stageId }) => stageId === to)?.count).toBe(3);
    expect(await movesOf(ctx)).toBe(4 + 3);
    await expectAudited(ctx, "enrolment.move");
  });

  it("is done once when it is sent twice, and goes back by a move of its own", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const input = { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id };
    expect(await moveEnrolments(ctx, input)).toEqual(await moveEnrolments(ctx, input));
    expect(await movesOf(ctx)).toBe(2);
    await moveEnrolments(ctx, { moves: [moveOf({ ...card, version: 2 })], toStageId: card.stageId });
    expect((await firstCard(ctx, campaignId)).stageId).toBe(card.stageId);
    expect(await movesOf(ctx)).toBe(3);
    expect((await moveEnrolments(ctx, input)).conflicts).toMatchObject([
      { enrolmentId: card.enrolmentId, stageId: card.stageId },
    ]);
  });

  it("lets one of fifty win, and tells the others who was faster", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const targets = stages.filter(({ kind, id }) => kind === "step" && id !== card.stageId);
    // Ten at a time, as many as the pool has connections.
    const lanes = Array.from({ length: 10 }, async (_, lane) => {
      const outcomes = [];
      for (let at = lane; at < 50; at += 10) {
        const toStageId = targets[at % targets.length]?.id ?? card.stageId;
        outcomes.push(await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId }));
      }
      return outcomes;
    });
    const all = (await Promise.all(lanes)).flat();
    const name = ctx.actor.name;
    expect(all.filter(({ moved }) => moved.length === 1)).toHaveLength(1);
    const told = all.flatMap(({ conflicts }) => conflicts);
    expect(told).toHaveLength(49);
    const after = await firstCard(ctx, campaignId);
    expect(told.every((one) => one.by === name && one.stageId === after.stageId && one.version === 2)).toBe(
      true,
    );
    expect(await movesOf(ctx)).toBe(2);
  });

  it("never locks up two people who move the same cards in opposite order", async () => {
    const { ctx, campaignId, stages } = await started({ people: 6 });
    const cards = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards);
    const tries = Array.from({ length: 8 }, (_, at) => {
      const moves = (at % 2 ? cards : cards.toReversed()).map(moveOf);
      return moveEnrolments(ctx, { moves, toStageId: stages[1 + (at % 3)]?.id ?? "" });
    });
    const all = await Promise.all(tries);
    expect(all.filter(({ moved }) => moved.length === 6)).toHaveLength(1);
    expect(all.filter(({ conflicts }) => conflicts.length === 6)).toHaveLength(7);
  });

  it("reports only the cards that another user moved", async () => {
    const { ctx, campaignId, stages } = await started({ people: 2 });
    const [one, two] = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards);
    if (!one || !two) throw new Error("two cards");
    const colleague = await signedIn({ union: unionOf(ctx), name: "Sari" });
    await moveEnrolments(colleague, { moves: [moveOf(one)], toStageId: stageNamed(stages, "Supporter").id });
    const { moved, conflicts } = await moveEnrolments(ctx, {
      moves: [one, two].map(moveOf),
      toStageId: stageNamed(stages, "Contacted").id,
    });
    expect(moved).toEqual([{ enrolmentId: two.enrolmentId, version: 2 }]);
    expect(conflicts).toMatchObject([{ enrolmentId: one.enrolmentId, by: "Sari", version: 2 }]);
  });

  it("refuses delegates, cards outside the turf and stages of another campaign", async () => {
    const { ctx, place, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const toStageId = stageNamed(stages, "Contacted").id;
    const turf = {
      whole: false as const,
      workplaceIds: [],
      departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
    };
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx), turf });
    await expect(moveEnrolments(delegate, { moves: [moveOf(card)], toStageId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const organiser = await signedIn({
      role: "organiser",
      union: unionOf(ctx),
      turf: turfOf(await workplaceFactory(ctx)),
    });
    await expect(moveEnrolments(organiser, { moves: [moveOf(card)], toStageId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const otherId = await createCampaign(ctx, { ...plan(place), name: "Safety" });
    const otherStage = (await getCampaign(ctx, otherId)).stages[1]?.id ?? "";
    await expect(moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: otherStage })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    expect(await movesOf(ctx)).toBe(1);
  });
});
