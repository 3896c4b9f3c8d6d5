import { describe, expect, it } from "vitest";
import { withdrawConversation } from "@/features/conversations/mutations";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { followUpsOf } from "@/features/follow-ups/queries";
import { sheetForKeying } from "@/features/paper-lists/keying.queries";
import { type Marks, noMarks } from "@/features/paper-lists/marks";
import { listPaperLists } from "@/features/paper-lists/queries";
import { plusDays, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { expire, key, printed, scene } from "../../support/paper";

describe("keying back", () => {
  it("makes each row a conversation with assessment, follow-up and sealed note, on the day of the conversations", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const heldOn = plusDays(today(at.ctx), -2);
    const dueOn = plusDays(today(at.ctx), 3);
    const answer = await key(
      at.ctx,
      id,
      [
        {
          id: row(0).id,
          outcome: "conversation",
          rating: 2,
          evidence: "signed",
          dueOn,
          note: "takut mandor",
        },
        { id: row(1).id, outcome: "no_answer" },
      ],
      heldOn,
    );
    expect(answer).toEqual({ saved: [row(0).id, row(1).id], problems: {} });
    const [conversation] = (await conversationsOf(at.ctx, row(0).contactId)).conversations;
    expect(conversation).toMatchObject({
      outcome: "conversation",
      assessment: 2,
      notes: "takut mandor",
      channel: "gate",
    });
    expect(conversation && today(at.ctx, conversation.heldAt)).toBe(heldOn);
    const judged = await read(systemOf(at.ctx), (tx) =>
      tx.assessment.findMany({ where: { unionId: at.ctx.unionId }, select: { level: true, evidence: true } }),
    );
    expect(judged).toEqual([{ level: 2, evidence: ["signed"] }]);
    expect(await followUpsOf(at.ctx, row(0).contactId)).toMatchObject([{ dueOn, mine: true }]);
    const stored = await read(systemOf(at.ctx), (tx) =>
      tx.conversation.findMany({ where: { unionId: at.ctx.unionId }, select: { notesCipher: true } }),
    );
    expect(JSON.stringify(stored)).not.toContain("takut");
    const after = await sheetForKeying(at.ctx, id);
    expect(after.rows[0]?.marks).toEqual({
      ...{ outcome: "conversation", rating: 2, evidence: "signed", dueOn, note: "takut mandor" },
    });
    expect(await listPaperLists(at.ctx)).toMatchObject({ sheets: [{ keyed: 2 }] });
    expect((await expectAudited(at.ctx, "paperList.keyBack")).map(({ details }) => details)).toEqual([
      { rows: 2 },
    ]);
  });

  it("changes nothing the second time, also when both come at once", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const rows = [{ id: row(0).id, outcome: "conversation" as const, rating: 3 as const, note: "lembur" }];
    const [one, other] = await Promise.all([key(at.ctx, id, rows), key(at.ctx, id, rows)]);
    expect([one.saved, other.saved]).toEqual([[row(0).id], [row(0).id]]);
    await key(at.ctx, id, rows);
    expect((await conversationsOf(at.ctx, row(0).contactId)).total).toBe(1);
    await expectAudited(at.ctx, "paperList.keyBack");
  });

  it("takes the entry back when the row is corrected or emptied", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const to = (marks: Partial<Marks>) => key(at.ctx, id, [{ id: row(0).id, ...marks }]);
    await to({ outcome: "conversation", rating: 3, dueOn: today(at.ctx) });
    await to({ outcome: "refused", rating: 4 });
    const { conversations, total } = await conversationsOf(at.ctx, row(0).contactId);
    expect([total, conversations[0]?.outcome, conversations[0]?.assessment]).toEqual([1, "refused", 4]);
    expect(await followUpsOf(at.ctx, row(0).contactId)).toEqual([]);
    await to({});
    expect((await conversationsOf(at.ctx, row(0).contactId)).total).toBe(0);
    expect((await sheetForKeying(at.ctx, id)).rows[0]).toMatchObject({ marks: noMarks, by: null });
  });

  it("can be keyed again after the entry was taken back elsewhere", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const rows = [{ id: row(0).id, outcome: "short_contact" as const }];
    await key(at.ctx, id, rows);
    const [conversation] = (await conversationsOf(at.ctx, row(0).contactId)).conversations;
    await withdrawConversation(at.ctx, { id: conversation?.id ?? "" });
    expect((await sheetForKeying(at.ctx, id)).rows[0]?.marks).toEqual(noMarks);
    await key(at.ctx, id, rows);
    expect((await conversationsOf(at.ctx, row(0).contactId)).total).toBe(1);
  });

  it("keeps the good rows and says of each other row why not", async () => {
    const at = await scene({ people: 5 });
    const { id, row } = await printed(at);
    const colleague = await signedIn({ union: at.union, role: "organiser", turf: at.ctx.turf });
    await key(colleague, id, [{ id: row(3).id, outcome: "refused" }]);
    await write(systemOf(at.ctx), (tx) =>
      tx.contact.updateMany({
        where: { unionId: at.ctx.unionId, id: row(4).contactId },
        data: { workplaceId: null, departmentId: null, shiftId: null },
      }),
    );
    const stray = newId();
    expect(
      await key(at.ctx, id, [
        { id: row(0).id, outcome: "conversation", rating: 3 },
        { id: row(1).id, outcome: "conversation", rating: 2 },
        { id: row(2).id, outcome: "call_back", dueOn: plusDays(today(at.ctx), -1) },
        { id: row(3).id, outcome: "conversation" },
        { id: row(4).id, outcome: "conversation" },
        { id: stray, outcome: "conversation" },
      ]),
    ).toEqual({
      saved: [row(0).id],
      problems: {
        [row(1).id]: "evidence",
        [row(2).id]: "past",
        [row(3).id]: "others",
        [row(4).id]: "gone",
        [stray]: "gone",
      },
    });
  });

  it("says that a contact left the workplace meanwhile, and still saves the conversation", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const other = await workplaceFactory(at.admin);
    await write(systemOf(at.ctx), (tx) =>
      tx.contact.updateMany({
        where: { unionId: at.ctx.unionId, id: row(0).contactId },
        data: { workplaceId: other.workplaceId, departmentId: null, shiftId: null },
      }),
    );
    expect((await sheetForKeying(at.admin, id)).rows[0]).toMatchObject({
      absent: "left",
      name: "Siti R. 0.",
    });
    expect((await sheetForKeying(at.ctx, id)).rows[0]).toMatchObject({ absent: "hidden", name: null });
    expect(await key(at.admin, id, [{ id: row(0).id, outcome: "short_contact" }])).toMatchObject({
      problems: {},
    });
  });

  it("is refused on a day to come and on a sheet that is over", async () => {
    const at = await scene();
    const { id, row } = await printed(at);
    const rows = [{ id: row(0).id, outcome: "no_answer" as const }];
    await expect(key(at.ctx, id, rows, plusDays(today(at.ctx), 1))).rejects.toMatchObject({
      fields: { heldOn: "future" },
    });
    await expire(at.ctx, id);
    await expect(key(at.ctx, id, rows)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { sheet: "expired" },
    });
    expect((await conversationsOf(at.ctx, row(0).contactId)).total).toBe(0);
  });
});
