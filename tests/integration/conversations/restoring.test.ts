import { describe, expect, it } from "vitest";
import { editConversation } from "@/features/conversations/edits.mutations";
import { logGroup } from "@/features/conversations/groups.mutations";
import {
  logConversation,
  restoreConversation,
  withdrawConversation,
} from "@/features/conversations/mutations";
import { withdrawnOf } from "@/features/conversations/timeline.queries";
import { followUpsOf } from "@/features/follow-ups/queries";
import { plusDays, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { systemOf } from "../../support/factories";
import { conversation, presentDay, scene, timeline } from "../../support/gate";

const tomorrow = plusDays(today({ timeZone: "Asia/Jakarta" }), 1);

async function withEntry(more: Parameters<typeof conversation>[1] = {}) {
  const at = await scene();
  const contactId = await at.someone();
  const entry = conversation(contactId, more);
  await logConversation(at.ctx, entry);
  return { ...at, contactId, id: entry.id };
}

describe("an entry that was taken back", () => {
  it("is gone from the history and stands among what can be put back", async () => {
    const { ctx, contactId, id } = await withEntry();
    await withdrawConversation(ctx, { id });
    expect(await timeline(ctx, contactId)).toEqual([]);
    expect(await withdrawnOf(ctx, contactId)).toMatchObject([{ id, outcome: "conversation" }]);
  });

  it("is not a colleague's to put back, nor to see there", async () => {
    const { admin, ctx, contactId, id } = await withEntry();
    await withdrawConversation(ctx, { id });
    expect(await withdrawnOf(admin, contactId)).toEqual([]);
    await expect(restoreConversation(admin, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays in the database with its sealed notes", async () => {
    const { ctx, id } = await withEntry({ notes: "Rahasia" });
    await withdrawConversation(ctx, { id });
    const row = await read(systemOf(ctx), (tx) => tx.conversation.findFirst({ where: { id } }));
    expect(row?.withdrawnAt).toBeInstanceOf(Date);
    expect(row?.notesCipher).toMatch(/^v2\./);
  });

  it("leaves one audit row with whom it was about", async () => {
    const { ctx, contactId, id } = await withEntry();
    await Promise.all([1, 2, 3].map(() => withdrawConversation(ctx, { id })));
    const row = { actorName: "Sari", entity: "conversation", entityId: id, details: { contactId } };
    expect(await auditRows(ctx, "conversation.withdraw")).toEqual([row]);
  });

  it("opens again the follow-up that it kept", async () => {
    const { ctx, contactId } = await withEntry({ followUp: { dueOn: tomorrow } });
    const [open] = await followUpsOf(ctx, contactId);
    const second = conversation(contactId, { keeps: [open?.id ?? ""] });
    await logConversation(ctx, second);
    expect(await followUpsOf(ctx, contactId)).toEqual([]);
    await withdrawConversation(ctx, { id: second.id });
    expect((await followUpsOf(ctx, contactId)).map(({ id }) => id)).toEqual([open?.id]);
  });
});

describe("putting it back", () => {
  it("brings the assessment, the follow-up and the history back", async () => {
    const { ctx, contactId, id } = await withEntry({ assessment: 4, followUp: { dueOn: tomorrow } });
    const before = [await presentDay(ctx, contactId), await timeline(ctx, contactId)];
    await withdrawConversation(ctx, { id });
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: null, lastContactAt: null });
    expect(await followUpsOf(ctx, contactId)).toEqual([]);
    await restoreConversation(ctx, { id });
    expect([await presentDay(ctx, contactId), await timeline(ctx, contactId)]).toEqual(before);
    expect(await followUpsOf(ctx, contactId)).toMatchObject([{ dueOn: tomorrow }]);
    expect(await auditRows(ctx, "conversation.restore")).toMatchObject([
      { entityId: id, details: { contactId } },
    ]);
  });

  it("changes nothing the second time, nor of an entry that stands", async () => {
    const { ctx, contactId, id } = await withEntry({ assessment: 4 });
    await restoreConversation(ctx, { id });
    expect(await auditRows(ctx, "conversation.restore")).toEqual([]);
    await withdrawConversation(ctx, { id });
    await Promise.all([1, 2, 3].map(() => restoreConversation(ctx, { id })));
    expect(await auditRows(ctx, "conversation.restore")).toHaveLength(1);
    expect(await timeline(ctx, contactId)).toHaveLength(1);
  });

  it("brings back the assessment as it was corrected, not as it was first given", async () => {
    const { ctx, contactId, id } = await withEntry({ assessment: 5 });
    await editConversation(ctx, { id, version: 1, channel: "gate", outcome: "conversation", assessment: 3 });
    await withdrawConversation(ctx, { id });
    await restoreConversation(ctx, { id });
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: 3 });
    const standing = await read(systemOf(ctx), (tx) =>
      tx.assessment.findMany({ where: { contactId, withdrawnAt: null }, select: { level: true } }),
    );
    expect(standing).toEqual([{ level: 3 }]);
  });

  it("does not bring back what a newer conversation has overtaken", async () => {
    const { ctx, contactId, id } = await withEntry({
      assessment: 5,
      heldAt: new Date(Date.now() - 86_400_000),
    });
    await withdrawConversation(ctx, { id });
    await logConversation(ctx, conversation(contactId, { assessment: 3 }));
    await restoreConversation(ctx, { id });
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: 3 });
    expect(await timeline(ctx, contactId)).toHaveLength(2);
  });

  it("keeps again the follow-up that it had kept", async () => {
    const { ctx, contactId } = await withEntry({ followUp: { dueOn: tomorrow } });
    const [open] = await followUpsOf(ctx, contactId);
    const keeping = conversation(contactId, { keeps: [open?.id ?? ""] });
    await logConversation(ctx, keeping);
    await withdrawConversation(ctx, { id: keeping.id });
    await restoreConversation(ctx, { id: keeping.id });
    expect(await followUpsOf(ctx, contactId)).toEqual([]);
  });
});

describe("one of a group", () => {
  it("is taken back alone, and named no more to the others", async () => {
    const { ctx, someone } = await scene();
    const people = [];
    for (const name of ["Rudi", "Siti", "Tono"]) people.push({ id: newId(), contactId: await someone(name) });
    await logGroup(ctx, { groupId: newId(), outcome: "conversation", people });
    const [rudi, siti, tono] = people;
    await withdrawConversation(ctx, { id: siti?.id ?? "" });
    expect(await timeline(ctx, siti?.contactId ?? "")).toEqual([]);
    expect((await timeline(ctx, rudi?.contactId ?? ""))[0]?.group).toEqual({ names: ["Tono"] });
    expect((await timeline(ctx, tono?.contactId ?? ""))[0]?.group).toEqual({ names: ["Rudi"] });
  });
});
