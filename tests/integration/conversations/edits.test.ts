import { describe, expect, it } from "vitest";
import { editConversation } from "@/features/conversations/edits.mutations";
import { editFormData } from "@/features/conversations/edits.queries";
import type { EditInput } from "@/features/conversations/edits.schema";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { createIssue } from "@/features/issues/mutations";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { expectAudited } from "../../support/audit";
import { systemOf } from "../../support/factories";
import { conversation, presentDay, scene, timeline } from "../../support/gate";

describe("editConversation", () => {
  const edit = (id: string, more: Partial<EditInput> = {}): EditInput => ({
    ...{ id, version: 1, channel: "gate", outcome: "conversation" },
    ...more,
  });

  it("rewrites an own entry, keeps what it said, and brings the contact up to date", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const [wages, leave] = [
      await createIssue(admin, { name: "Wages" }),
      await createIssue(admin, { name: "Leave" }),
    ];
    const input = conversation(contactId, {
      assessment: 4,
      issueIds: [wages],
      notes: "Takut.",
      askAnswer: "no",
    });
    await logConversation(ctx, input);
    await editConversation(
      ctx,
      edit(input.id, {
        ...{ channel: "phone", assessment: 2, evidence: ["signed"], issueIds: [leave] },
        ...{ notes: "Tidak takut.", askAnswer: "yes", heldOn: plusDays(today(ctx), -2) },
      }),
    );
    const [entry] = await timeline(ctx, contactId);
    expect(entry).toMatchObject({
      ...{ version: 2, channel: "phone", assessment: 2, evidence: ["signed"], issues: ["Leave"] },
      ...{ notes: "Tidak takut.", askAnswer: "yes" },
      before: [
        { version: 1, channel: "gate", assessment: 4, issues: ["Wages"], notes: "Takut.", askAnswer: "no" },
      ],
    });
    expect(entry?.heldAt.getTime()).toBeLessThan(Date.now() - 86_400_000);
    const now = await presentDay(ctx, contactId);
    expect(now).toMatchObject({ assessment: 2, lastContactAt: entry?.heldAt });
    await expectAudited(ctx, "conversation.edit");
    const [version] = await read(ctx, (tx) =>
      tx.conversationVersion.findMany({ where: { unionId: ctx.unionId } }),
    );
    expect(version?.notesCipher).toMatch(/^v2\./);
  });

  it("of two at once from the same version one is refused with CHANGED_MEANWHILE", async () => {
    const { ctx, someone } = await scene();
    const input = conversation(await someone());
    await logConversation(ctx, input);
    const tries = await Promise.allSettled(
      (["phone", "inside", "whatsapp"] as const).map((channel) =>
        editConversation(ctx, edit(input.id, { channel })),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const tried of tries)
      if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "CHANGED_MEANWHILE" });
    const versions = await read(ctx, (tx) =>
      tx.conversationVersion.count({ where: { unionId: ctx.unionId } }),
    );
    expect(versions).toBe(1);
  });

  it("sent again after a lost answer is the same correction; another one from that version is late", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const input = conversation(contactId, { assessment: 3, notes: "Satu" });
    await logConversation(ctx, input);
    const corrected = edit(input.id, { assessment: 4, notes: "Dua", heldOn: plusDays(today(ctx), -1) });
    await editConversation(ctx, corrected);
    await editConversation(ctx, corrected);
    expect(await timeline(ctx, contactId)).toMatchObject([{ version: 2, before: [{ version: 1 }] }]);
    await expectAudited(ctx, "conversation.edit");
    for (const other of [{ notes: "Tiga" }, { assessment: 5 as const }, { channel: "phone" as const }])
      await expect(editConversation(ctx, { ...corrected, ...other })).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
      });
  });

  it("to nobody met takes assessment and issues away, and asks evidence of a new 2", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const issueIds = [await createIssue(admin, { name: "Wages" })];
    const input = conversation(contactId, { assessment: 3, issueIds });
    await logConversation(ctx, input);
    await expect(editConversation(ctx, edit(input.id, { assessment: 2 }))).rejects.toMatchObject({
      fields: { evidence: "evidence" },
    });
    await editConversation(ctx, edit(input.id, { outcome: "no_answer", assessment: 3, issueIds }));
    expect((await timeline(ctx, contactId))[0]).toMatchObject({ assessment: null, issues: [], version: 2 });
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: null, lastOutcome: "no_answer" });
  });

  it("leaves an assessment from before evidence was asked as it was", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const input = conversation(contactId, { assessment: 2, evidence: ["signed"] });
    await logConversation(ctx, input);
    await write(systemOf(ctx), (tx) =>
      tx.assessment.updateMany({ where: { unionId: ctx.unionId }, data: { evidence: ["earlier"] } }),
    );
    await editConversation(ctx, edit(input.id, { assessment: 2, channel: "inside" }));
    expect((await timeline(ctx, contactId))[0]).toMatchObject({ assessment: 2, evidence: ["earlier"] });
  });

  it("is for own entries that stand, within the turf, and a version is never changed", async () => {
    const { admin, ctx, someone } = await scene();
    const input = conversation(await someone());
    await logConversation(ctx, input);
    await expect(editConversation(admin, edit(input.id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await editFormData(admin, input.id)).toBeNull();
    await editConversation(ctx, edit(input.id, { notes: "Satu" }));
    const rewrite = Prisma.sql`UPDATE conversation_version SET channel = 'other' WHERE union_id = ${ctx.unionId}::uuid`;
    await expect(write(ctx, (tx) => tx.$executeRaw(rewrite))).rejects.toThrow(
      /permission denied|never changed/,
    );
    await withdrawConversation(ctx, { id: input.id });
    await expect(editConversation(ctx, edit(input.id, { version: 2 }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("by a delegate touches neither assessment nor notes", async () => {
    const { ctx, someone } = await scene("delegate");
    const input = conversation(await someone(), { outcome: "short_contact" });
    await logConversation(ctx, input);
    const forbidden = edit(input.id, { outcome: "conversation", notes: "x", assessment: 1 });
    await editConversation(ctx, forbidden);
    expect(await editFormData(ctx, input.id)).toMatchObject({
      outcome: "conversation",
      notes: null,
      assessment: null,
    });
  });
});
