import { describe, expect, it } from "vitest";
import { countMissing } from "@/features/campaigns/board.queries";
import { enrolContact, enrolMissing, removeEnrolment } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { campaignsWithout, enrolmentsOf } from "@/features/campaigns/queries";
import { read } from "@/lib/db";
import { expectAudited } from "../../support/audit";
import { board, firstCard, moveOf, movesOf, stageNamed, started, unionOf } from "../../support/campaigns";
import { signedIn, unionFactory } from "../../support/factories";

const reason = "Works at another plant";

describe("taking one contact off a campaign", () => {
  it("keeps the enrolment with its moves, the reason and who did it", async () => {
    const { ctx, campaignId } = await started({ people: 2 });
    const { enrolmentId, contactId } = await firstCard(ctx, campaignId);
    await removeEnrolment(ctx, { enrolmentId, reason });
    expect((await board(ctx, campaignId)).people).toBe(1);
    expect(await enrolmentsOf(ctx, contactId)).toEqual([]);
    expect(await movesOf(ctx)).toBe(2);
    const row = await read(ctx, (tx) => tx.enrolment.findFirst({ where: { id: enrolmentId } }));
    expect(row).toMatchObject({ removedReason: reason, removedAt: expect.any(Date) });
    await expectAudited(ctx, "enrolment.remove", { entityId: enrolmentId });
  });

  it("is not undone by putting everybody on the board", async () => {
    const { ctx, campaignId } = await started({ people: 2 });
    const { enrolmentId } = await firstCard(ctx, campaignId);
    await removeEnrolment(ctx, { enrolmentId, reason });
    expect(await countMissing(ctx, campaignId)).toBe(0);
    expect(await enrolMissing(ctx, { campaignId })).toBe(0);
  });

  it("is undone by enrolling her again: she stands where she stood", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const supporter = stageNamed(stages, "Supporter").id;
    await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: supporter });
    await removeEnrolment(ctx, { enrolmentId: card.enrolmentId, reason });
    expect((await campaignsWithout(ctx, card.contactId)).map(({ id }) => id)).toEqual([campaignId]);
    await enrolContact(ctx, { campaignId, contactId: card.contactId });
    expect(await firstCard(ctx, campaignId)).toMatchObject({
      stageId: supporter,
      enrolmentId: card.enrolmentId,
    });
    expect(await campaignsWithout(ctx, card.contactId)).toEqual([]);
  });

  it("stops a move that was on its way", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    await removeEnrolment(ctx, { enrolmentId: card.enrolmentId, reason });
    await expect(
      moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Supporter").id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused for a delegate, and not found from another union or a second time", async () => {
    const { ctx, campaignId } = await started({ people: 1 });
    const { enrolmentId } = await firstCard(ctx, campaignId);
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx) });
    await expect(removeEnrolment(delegate, { enrolmentId, reason })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const stranger = await signedIn({ union: await unionFactory() });
    await expect(removeEnrolment(stranger, { enrolmentId, reason })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await removeEnrolment(ctx, { enrolmentId, reason });
    await expect(removeEnrolment(ctx, { enrolmentId, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
