import { describe, expect, it } from "vitest";
import { editConversation } from "@/features/conversations/edits.mutations";
import {
  logConversation,
  restoreConversation,
  withdrawConversation,
} from "@/features/conversations/mutations";
import { keptRateOf, keptRatesOf } from "@/features/follow-ups/kept-rate.queries";
import {
  closeFollowUp,
  moveBackFollowUp,
  postponeFollowUp,
  reassignFollowUp,
} from "@/features/follow-ups/mutations";
import { followUpsOf } from "@/features/follow-ups/queries";
import { dayOf, plusDays, today } from "@/lib/dates";
import { signedIn } from "../../support/factories";
import { followUpRow, me, task } from "../../support/follow-ups";
import { conversation, scene } from "../../support/gate";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

describe("a follow-up is kept when it is kept, not when word of it arrives", () => {
  it("by the day of the conversation that kept it", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const id = await task(ctx, { contactId, days: -3, assignedTo: me(ctx), createdAt: ago(9) });
    const entry = conversation(contactId, { heldAt: ago(4), keeps: [id] });
    await logConversation(ctx, entry);
    expect((await followUpRow(ctx, id)).closedAt).toEqual(entry.heldAt);
    expect(await keptRateOf(ctx)).toMatchObject({ due: 1, kept: 1, late: 0 });

    await withdrawConversation(ctx, { id: entry.id });
    expect(await keptRateOf(ctx)).toMatchObject({ due: 1, kept: 0, late: 0 });
    await restoreConversation(ctx, { id: entry.id });
    expect((await followUpRow(ctx, id)).closedAt).toEqual(entry.heldAt);

    const heldOn = dayOf(ctx, ago(1));
    await editConversation(ctx, {
      id: entry.id,
      version: 1,
      channel: "gate",
      outcome: "conversation",
      heldOn,
    });
    expect(await keptRateOf(ctx)).toMatchObject({ due: 1, kept: 0, late: 1 });
  });

  it("never before it was made, whatever day the conversation is given", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const id = await task(ctx, { contactId, assignedTo: me(ctx), createdAt: ago(2) });
    await logConversation(ctx, conversation(contactId, { heldAt: ago(5), keeps: [id] }));
    const { closedAt, createdAt } = await followUpRow(ctx, id);
    expect(closedAt).toEqual(createdAt);
  });

  it("made in a conversation that was written down later, it counts from that conversation on", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const dueOn = plusDays(today(ctx), -4);
    await logConversation(
      ctx,
      conversation(contactId, { heldAt: ago(6), followUp: { dueOn, promise: "Cards" } }),
    );
    const id = (await followUpsOf(ctx, contactId))[0]?.id ?? "";
    const entry = conversation(contactId, { heldAt: ago(5), keeps: [id] });
    await logConversation(ctx, entry);
    expect((await followUpRow(ctx, id)).closedAt).toEqual(entry.heldAt);
    expect(await keptRateOf(ctx)).toMatchObject({ due: 1, kept: 1 });
  });

  it("by the instant that a phone gives, but neither in the future nor before it was made", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const closed = async (at?: Date) => {
      const id = await task(ctx, { contactId, days: -2, assignedTo: me(ctx), createdAt: ago(6) });
      await closeFollowUp(ctx, { id, state: "kept", ...(at && { at }) });
      return followUpRow(ctx, id);
    };
    const [then, { closedAt: early, createdAt }] = [ago(3), await closed(ago(30))];
    expect((await closed(then)).closedAt).toEqual(then);
    expect(early).toEqual(createdAt);
    const before = Date.now();
    for (const at of [undefined, new Date(before + 86_400_000)]) {
      const at_ = (await closed(at)).closedAt?.getTime() ?? 0;
      expect(Math.abs(at_ - before)).toBeLessThan(60_000);
    }
    expect(await keptRateOf(ctx)).toMatchObject({ due: 4, kept: 2, late: 2 });
  });
});

describe("moving a follow-up", () => {
  it("makes it count from the day first said, and is told beside the rate", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const due = { contactId, assignedTo: me(ctx), createdAt: ago(20) };
    const kept = await task(ctx, { ...due, days: -3 });
    const open = await task(ctx, { ...due, days: -2 });
    await task(ctx, { ...due, days: -1 });
    await postponeFollowUp(ctx, { id: kept });
    await postponeFollowUp(ctx, { id: open, dueOn: plusDays(today(ctx), 5) });
    await postponeFollowUp(ctx, { id: open, dueOn: plusDays(today(ctx), 9) });
    await closeFollowUp(ctx, { id: kept, state: "kept" });
    const rate = { due: 3, kept: 0, late: 0, moved: 2 };
    expect(await keptRateOf(ctx)).toEqual(rate);
    expect(await keptRatesOf(admin)).toMatchObject([rate]);
  });

  it("to an earlier day is no postponement, and comes back too", async () => {
    const { ctx, someone } = await scene();
    const id = await task(ctx, { contactId: await someone(), days: 6, assignedTo: me(ctx) });
    const row = async () => {
      const { dueOn, firstDueOn, postponed } = await followUpRow(ctx, id);
      return { dueOn: day(dueOn), firstDueOn: day(firstDueOn), postponed };
    };
    const [at, sooner, later] = [6, 1, 9].map((days) => plusDays(today(ctx), days));
    await postponeFollowUp(ctx, { id });
    expect(await row()).toEqual({ dueOn: sooner, firstDueOn: null, postponed: 0 });
    await moveBackFollowUp(ctx, { id, dueOn: at ?? "" });
    expect(await row()).toEqual({ dueOn: at, firstDueOn: null, postponed: 0 });
    await postponeFollowUp(ctx, { id, dueOn: later });
    expect(await row()).toEqual({ dueOn: later, firstDueOn: at, postponed: 1 });
    await moveBackFollowUp(ctx, { id, dueOn: at ?? "" });
    expect(await row()).toEqual({ dueOn: at, firstDueOn: null, postponed: 0 });
  });

  it("ends with the user who moved it: a new assignee begins today", async () => {
    const { admin, union, ctx, someone } = await scene();
    const colleague = await signedIn({ role: "organiser", union });
    const id = await task(ctx, { contactId: await someone(), days: -5, assignedTo: me(ctx) });
    await reassignFollowUp(ctx, { id, userId: me(colleague) });
    expect(await keptRatesOf(admin)).toEqual([]);
    await closeFollowUp(colleague, { id, state: "kept" });
    expect((await followUpRow(ctx, id)).firstDueOn).toEqual(new Date(today(ctx)));

    const undone = await task(ctx, { contactId: await someone("Rudi"), days: -5, assignedTo: me(ctx) });
    const from = plusDays(today(ctx), -5);
    await reassignFollowUp(ctx, { id: undone, userId: me(colleague) });
    await reassignFollowUp(colleague, { id: undone, userId: me(ctx), countsFrom: from });
    expect(await keptRateOf(ctx)).toMatchObject({ due: 1, kept: 0 });
  });
});
