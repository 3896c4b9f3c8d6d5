import { describe, expect, it } from "vitest";
import { lastContactOf } from "@/features/conversations/collisions.queries";
import { editConversation } from "@/features/conversations/edits.mutations";
import { logGroup } from "@/features/conversations/groups.mutations";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { conversationsOf, withdrawnOf } from "@/features/conversations/timeline.queries";
import { createIssue, renameIssue } from "@/features/issues/mutations";
import { plusDays, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { conversation, scene, timeline } from "../../support/gate";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe("the history of a contact", () => {
  it("comes newest first, whenever it was written down", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    for (const days of [5, 1, 9])
      await logConversation(ctx, conversation(contactId, { heldAt: daysAgo(days), ask: `${days}` }));
    expect((await timeline(ctx, contactId)).map(({ ask }) => ask)).toEqual(["1", "5", "9"]);
  });

  it("says how many there are beyond those that it shows", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    for (const days of [1, 2, 3])
      await logConversation(ctx, conversation(contactId, { heldAt: daysAgo(days) }));
    const { conversations, total } = await conversationsOf(ctx, contactId, { limit: 2 });
    expect([conversations.length, total]).toEqual([2, 3]);
  });

  it("counts nothing that was taken back", async () => {
    const { ctx, someone } = await scene();
    const [contactId, entry] = [await someone(), newId()];
    await logConversation(ctx, { ...conversation(contactId), id: entry });
    await withdrawConversation(ctx, { id: entry });
    expect(await conversationsOf(ctx, contactId)).toEqual({ conversations: [], total: 0 });
  });

  it("tells own entries from a colleague's", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(admin, conversation(contactId, { heldAt: daysAgo(1) }));
    await logConversation(ctx, conversation(contactId));
    expect((await timeline(ctx, contactId)).map(({ mine, by }) => [mine, by.name])).toEqual([
      [true, "Sari"],
      [false, admin.actor.name],
    ]);
  });

  it("calls an issue by the name that it has now, also in what was said before", async () => {
    const { admin, ctx, someone } = await scene();
    const issueId = await createIssue(admin, { name: "Wages" });
    const entry = conversation(await someone(), { issueIds: [issueId, issueId] });
    await logConversation(ctx, entry);
    await editConversation(ctx, {
      id: entry.id,
      version: 1,
      channel: "gate",
      outcome: "conversation",
      issueIds: [],
    });
    await renameIssue(admin, { issueId, name: "Pay" });
    expect(await timeline(ctx, entry.contactId)).toMatchObject([
      { issues: [], before: [{ issues: ["Pay"] }] },
    ]);
  });

  it("keeps every version, the newest first", async () => {
    const { ctx, someone } = await scene();
    const entry = conversation(await someone(), { notes: "One" });
    await logConversation(ctx, entry);
    for (const [version, notes] of [
      [1, "Two"],
      [2, "Three"],
    ] as const)
      await editConversation(ctx, { id: entry.id, version, channel: "gate", outcome: "conversation", notes });
    const [told] = await timeline(ctx, entry.contactId);
    expect([told?.notes, ...(told?.before.map(({ notes }) => notes) ?? [])]).toEqual(["Three", "Two", "One"]);
  });

  it("names of a group those alone whom the reader may see", async () => {
    const { admin, ctx, someone } = await scene();
    const [siti, rudi] = [await someone("Siti"), await someone("Rudi")];
    const { id: outside } = await contactFactory(admin, {
      name: "Tono",
      place: await workplaceFactory(admin),
    });
    const people = [siti, rudi, outside].map((contactId) => ({ id: newId(), contactId }));
    await logGroup(admin, { groupId: newId(), outcome: "conversation", people });
    expect((await timeline(ctx, siti))[0]?.group).toEqual({ names: ["Rudi"] });
    expect((await timeline(admin, siti))[0]?.group).toEqual({ names: ["Rudi", "Tono"] });
  });

  it("is sealed in the database, notes and the notes of versions", async () => {
    const { ctx, someone } = await scene();
    const entry = conversation(await someone(), { notes: "Rahasia satu" });
    await logConversation(ctx, entry);
    await editConversation(ctx, {
      ...{ id: entry.id, version: 1, channel: "gate", outcome: "conversation", notes: "Rahasia dua" },
    });
    const stored = await read(systemOf(ctx), async (tx) => [
      ...(await tx.conversation.findMany({ where: { unionId: ctx.unionId }, select: { notesCipher: true } })),
      ...(await tx.conversationVersion.findMany({
        where: { unionId: ctx.unionId },
        select: { notesCipher: true },
      })),
    ]);
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain("Rahasia");
  });

  it("shows a delegate the own entries, without what nobody but organisers sees", async () => {
    const { admin, ctx, someone } = await scene("delegate");
    const contactId = await someone();
    await logConversation(admin, conversation(contactId, { assessment: 4, notes: "Rahasia" }));
    await logConversation(ctx, conversation(contactId));
    expect(await timeline(ctx, contactId)).toMatchObject([{ mine: true, assessment: null, notes: null }]);
  });
});

describe("what was taken back", () => {
  it("comes with the latest withdrawal first, ten at most", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const entries = Array.from({ length: 11 }, () => conversation(contactId));
    for (const entry of entries) await logConversation(ctx, entry);
    for (const { id } of entries) await withdrawConversation(ctx, { id });
    const told = (await withdrawnOf(ctx, contactId)).map(({ id }) => id);
    expect(told).toEqual(
      entries
        .map(({ id }) => id)
        .toReversed()
        .slice(0, 10),
    );
  });
});

describe("who was in touch last", () => {
  it("is nobody of a contact who never was", async () => {
    const { ctx, someone } = await scene();
    expect(await lastContactOf(ctx, await someone())).toBeNull();
  });

  it("is told with the day, and what was promised by when", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const dueOn = plusDays(today(ctx), 2);
    await logConversation(
      admin,
      conversation(contactId, { askAnswer: "maybe", followUp: { dueOn, promise: "Brings it" } }),
    );
    expect(await lastContactOf(ctx, contactId)).toEqual({
      ...{ by: admin.actor.name, mine: false, day: today(ctx), days: 0, outcome: "conversation" },
      ...{ askAnswer: "maybe", promise: "Brings it", dueOn },
    });
  });

  it("is the last attempt once no conversation is of this week", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(ctx, conversation(contactId, { heldAt: daysAgo(8) }));
    await logConversation(ctx, conversation(contactId, { heldAt: daysAgo(1), outcome: "no_answer" }));
    expect(await lastContactOf(ctx, contactId)).toMatchObject({ outcome: "no_answer", days: 1 });
  });

  it("tells no follow-up that was taken back with its conversation", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(ctx, conversation(contactId, { heldAt: daysAgo(2) }));
    const promised = conversation(contactId, { followUp: { dueOn: today(ctx), promise: "Calls back" } });
    await logConversation(ctx, promised);
    await withdrawConversation(ctx, { id: promised.id });
    expect(await lastContactOf(ctx, contactId)).toMatchObject({ days: 2, promise: null, dueOn: null });
  });

  it("is not told to an organiser of another turf", async () => {
    const { admin, ctx, someone, union } = await scene();
    const contactId = await someone();
    await logConversation(ctx, conversation(contactId));
    const elsewhere = await workplaceFactory(admin);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const organiser = await signedIn({ role: "organiser", union, turf });
    expect(await lastContactOf(organiser, contactId)).toBeNull();
  });
});
