import { describe, expect, it } from "vitest";
import { lastContactOf } from "@/features/conversations/collisions.queries";
import { logConversation, noAnswer, withdrawConversation } from "@/features/conversations/mutations";
import { logFormData } from "@/features/conversations/queries";
import type { ConversationInput } from "@/features/conversations/schema";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { followUpsOf, listFollowUps } from "@/features/follow-ups/queries";
import { createIssue } from "@/features/issues/mutations";
import type { Context, Role } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

async function scene(role: Role = "organiser") {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const place = await workplaceFactory(admin);
  const turf =
    role === "delegate"
      ? {
          whole: false as const,
          workplaceIds: [],
          departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
        }
      : { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
  const ctx = await signedIn({ role, union, turf });
  const contact = await contactFactory(admin, { name: "Siti Rahmawati", place });
  return { admin, union, place, ctx, contact };
}

const conversation = (contactId: string, more: Partial<ConversationInput> = {}): ConversationInput => ({
  id: newId(),
  contactId,
  outcome: "conversation",
  ...more,
});

const presentDay = (ctx: Context, id: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, id },
      select: { assessment: true, lastOutcome: true, lastContactAt: true, lastConversationAt: true },
    }),
  );

describe("logConversation", () => {
  it("keeps the conversation, its issues, assessment, follow-up and sealed notes, and brings the contact up to date", async () => {
    const { admin, ctx, contact } = await scene();
    const wages = await createIssue(admin, { name: "Wages" });
    const dueOn = plusDays(today(ctx), 1);
    const input = conversation(contact.id, {
      assessment: 2,
      evidence: ["signed"],
      issueIds: [wages],
      ask: "Sign the card",
      askAnswer: "maybe",
      followUp: { dueOn, promise: "Bring three cards" },
      notes: "Takut pada mandor.",
    });
    await logConversation(ctx, input);

    const { conversations, total } = await conversationsOf(ctx, contact.id);
    expect(total).toBe(1);
    expect(conversations[0]).toMatchObject({
      ...{
        id: input.id,
        channel: "gate",
        outcome: "conversation",
        ask: "Sign the card",
        askAnswer: "maybe",
        mine: true,
      },
      ...{ issues: ["Wages"], assessment: 2, evidence: ["signed"], notes: "Takut pada mandor." },
    });
    expect(await presentDay(ctx, contact.id)).toMatchObject({ assessment: 2, lastOutcome: "conversation" });
    expect(await followUpsOf(ctx, contact.id)).toMatchObject([
      { dueOn, promise: "Bring three cards", mine: true },
    ]);
    const [entry] = await expectAudited(ctx, "conversation.log");
    expect(JSON.stringify(entry)).not.toMatch(/mandor|Siti|cards/);
    const row = await read(ctx, (tx) =>
      tx.conversation.findFirst({ where: { unionId: ctx.unionId, id: input.id ?? "" } }),
    );
    expect(row?.notesCipher).toMatch(/^v2\./);
  });

  it("keeps it once however often and however fast it is sent", async () => {
    const { ctx, contact } = await scene();
    const input = conversation(contact.id, { assessment: 3, followUp: { dueOn: plusDays(today(ctx), 1) } });
    const answers = await Promise.all(Array.from({ length: 6 }, () => logConversation(ctx, input)));
    expect(answers.filter(({ again }) => !again)).toHaveLength(1);
    expect((await conversationsOf(ctx, contact.id)).total).toBe(1);
    expect(await followUpsOf(ctx, contact.id)).toHaveLength(1);
    await expectAudited(ctx, "conversation.log");
    expect(
      await read(ctx, (tx) =>
        tx.assessment.count({ where: { unionId: ctx.unionId, contactId: contact.id } }),
      ),
    ).toBe(1);
  });

  it("refuses an id that belongs to another user or contact", async () => {
    const { admin, ctx, contact } = await scene();
    const input = conversation(contact.id);
    await logConversation(admin, input);
    await expect(logConversation(ctx, input)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("keeps no assessment and no issue where nobody was reached", async () => {
    const { admin, ctx, contact } = await scene();
    const wages = await createIssue(admin, { name: "Wages" });
    await logConversation(
      ctx,
      conversation(contact.id, { outcome: "moved", assessment: 1, issueIds: [wages], askAnswer: "yes" }),
    );
    const { conversations } = await conversationsOf(ctx, contact.id);
    expect(conversations[0]).toMatchObject({ assessment: null, issues: [], askAnswer: "not_asked" });
    expect(await presentDay(ctx, contact.id)).toMatchObject({ assessment: null, lastConversationAt: null });
  });

  it("lets a later-dated assessment stand when an older conversation is logged afterwards", async () => {
    const { ctx, contact } = await scene();
    await logConversation(ctx, conversation(contact.id, { assessment: 2, evidence: ["signed"] }));
    await logConversation(
      ctx,
      conversation(contact.id, { assessment: 4, heldAt: new Date(Date.now() - 5 * 86_400_000) }),
    );
    expect(await presentDay(ctx, contact.id)).toMatchObject({ assessment: 2 });
  });

  it("refuses the future, a follow-up in the past and an unknown issue, and writes nothing", async () => {
    const { ctx, contact } = await scene();
    const refused = (more: Partial<ConversationInput>) =>
      expect(logConversation(ctx, conversation(contact.id, more))).rejects;
    await refused({ heldAt: new Date(Date.now() + 86_400_000) }).toMatchObject({
      fields: { heldOn: "future" },
    });
    await refused({ followUp: { dueOn: plusDays(today(ctx), -1) } }).toMatchObject({
      fields: { followUp: "past" },
    });
    await refused({ issueIds: [newId()] }).toMatchObject({ fields: { issueIds: "choice" } });
    expect((await conversationsOf(ctx, contact.id)).total).toBe(0);
  });

  it("closes the follow-ups that it kept", async () => {
    const { ctx, contact } = await scene();
    await logConversation(ctx, conversation(contact.id, { followUp: { dueOn: today(ctx) } }));
    const [open] = await followUpsOf(ctx, contact.id);
    const second = conversation(contact.id, { keeps: [open?.id ?? ""] });
    await logConversation(ctx, second);
    expect(await followUpsOf(ctx, contact.id)).toEqual([]);
    await withdrawConversation(ctx, { id: second.id });
    expect(await followUpsOf(ctx, contact.id)).toMatchObject([{ id: open?.id }]);
  });
});

describe("who may log", () => {
  it("a contact outside the turf, or of another union, is not found", async () => {
    const { admin, ctx, contact } = await scene();
    const elsewhere = await contactFactory(admin, { place: await workplaceFactory(admin) });
    const stranger = await signedIn();
    await expect(logConversation(ctx, conversation(elsewhere.id))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(logConversation(stranger, conversation(contact.id))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await logFormData(ctx, elsewhere.id)).toBeNull();
    expect(await logFormData(stranger, contact.id)).toBeNull();
    expect((await conversationsOf(stranger, contact.id)).total).toBe(0);
  });

  it("an observer may not", async () => {
    const { contact, union } = await scene();
    const observer = await signedIn({ role: "observer", union });
    await expect(logConversation(observer, conversation(contact.id))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(conversationsOf(observer, contact.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("a delegate ticks off, neither rates nor writes notes, and sees only the own entries", async () => {
    const { admin, ctx, contact } = await scene("delegate");
    await logConversation(
      admin,
      conversation(contact.id, { assessment: 2, evidence: ["signed"], notes: "Rahasia" }),
    );
    expect((await conversationsOf(ctx, contact.id)).total).toBe(0);
    expect(await lastContactOf(ctx, contact.id)).toBeNull();
    expect(await logFormData(ctx, contact.id)).toMatchObject({
      previous: null,
      may: { assess: false, note: false },
    });

    await logConversation(ctx, conversation(contact.id, { outcome: "short_contact" }));
    expect((await conversationsOf(ctx, contact.id)).total).toBe(1);
    expect(await presentDay(ctx, contact.id)).toMatchObject({ assessment: 2, lastOutcome: "short_contact" });
    await expect(logConversation(ctx, conversation(contact.id, { assessment: 1 }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(logConversation(ctx, conversation(contact.id, { notes: "x" }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("withdrawConversation", () => {
  it("takes back assessment and follow-up, and the contact is as before", async () => {
    const { ctx, contact } = await scene();
    await logConversation(
      ctx,
      conversation(contact.id, { assessment: 3, heldAt: new Date(Date.now() - 86_400_000) }),
    );
    const input = conversation(contact.id, {
      assessment: 1,
      evidence: ["brought_coworkers"],
      followUp: { dueOn: today(ctx) },
    });
    await logConversation(ctx, input);
    await withdrawConversation(ctx, { id: input.id });
    await withdrawConversation(ctx, { id: input.id });
    expect(await presentDay(ctx, contact.id)).toMatchObject({ assessment: 3 });
    expect(await followUpsOf(ctx, contact.id)).toEqual([]);
    expect((await conversationsOf(ctx, contact.id)).total).toBe(1);
    await expectAudited(ctx, "conversation.withdraw");
  });

  it("is for own entries only", async () => {
    const { admin, ctx, contact } = await scene();
    const input = conversation(contact.id);
    await logConversation(ctx, input);
    await expect(withdrawConversation(admin, { id: input.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("noAnswer", () => {
  it("is an attempt, not a conversation", async () => {
    const { ctx, contact } = await scene();
    await noAnswer(ctx, { id: newId(), contactId: contact.id });
    const { lastOutcome, lastContactAt, lastConversationAt } = await presentDay(ctx, contact.id);
    expect({ lastOutcome, lastConversationAt }).toEqual({
      lastOutcome: "no_answer",
      lastConversationAt: null,
    });
    expect(lastContactAt).toBeInstanceOf(Date);
    expect((await listFollowUps(ctx, { tab: "today", whose: "mine", more: 1 })).total).toBe(0);
  });
});

describe("logSheetData", () => {
  it("brings previous assessment, who spoke last, open follow-ups and the running campaign's ask", async () => {
    const { admin, ctx, contact, place } = await scene();
    await logConversation(
      admin,
      conversation(contact.id, { assessment: 3, heldAt: new Date(Date.now() - 2 * 86_400_000) }),
    );
    await enrolled(admin, { contactId: contact.id, workplaceId: place.workplaceId });
    const data = await logFormData(ctx, contact.id);
    expect(data).toMatchObject({
      contact: { name: "Siti Rahmawati", member: false, place: "Sewing · Morning" },
      previous: { level: 3, days: 2, by: admin.actor.name },
      lastContact: { by: admin.actor.name, mine: false, days: 2, outcome: "conversation" },
      ask: "Sign the card",
      may: { assess: true, note: true },
    });
  });
});

async function enrolled(
  ctx: Context,
  { contactId, workplaceId }: { contactId: string; workplaceId: string },
) {
  const [campaignId, stageId, unionId] = [newId(), newId(), ctx.unionId];
  await write(systemOf(ctx), async (tx) => {
    const startsOn = toDatabaseDay(plusDays(today(ctx), -10));
    await tx.campaign.createMany({
      data: [{ unionId, id: campaignId, name: "PKB", ask: "Sign the card", startsOn }],
    });
    await tx.campaignWorkplace.createMany({ data: [{ unionId, campaignId, workplaceId }] });
    await tx.stage.createMany({
      data: [{ unionId, id: stageId, campaignId, name: "Identified", position: 0 }],
    });
    await tx.enrolment.createMany({
      data: [{ unionId, id: newId(), campaignId, contactId, stageId, enteredStageAt: new Date() }],
    });
  });
}
