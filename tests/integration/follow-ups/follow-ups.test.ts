import { describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import type { Tab } from "@/features/follow-ups/filter.schema";
import { keptRateOf, keptRatesOf } from "@/features/follow-ups/kept-rate.queries";
import {
  closeFollowUp,
  moveBackFollowUp,
  postponeFollowUp,
  reassignFollowUp,
  reopenFollowUp,
} from "@/features/follow-ups/mutations";
import { colleaguesByWorkplace, followUpsOf, listFollowUps } from "@/features/follow-ups/queries";
import { suggestPeople } from "@/features/follow-ups/suggestions.queries";
import type { Context, Role } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { me, task } from "../../support/follow-ups";

async function scene(role: Role = "organiser") {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const place = await workplaceFactory(admin);
  const ctx = await signedIn({ role, union, turf: turfOf(place, role) });
  return { admin, union, place, ctx };
}

const turfOf = ({ workplaceId, departmentId }: Place, role: Role) =>
  role === "delegate"
    ? { whole: false as const, workplaceIds: [], departments: [{ id: departmentId, workplaceId }] }
    : { whole: false as const, workplaceIds: [workplaceId], departments: [] };

const list = (ctx: Context, tab?: Tab, whose: "mine" | "turf" = "mine") =>
  listFollowUps(ctx, { tab, whose, more: 1 });
const namesIn = async (...args: Parameters<typeof list>) =>
  (await list(...args)).groups.flatMap(({ rows }) => rows.map(({ name }) => name));

describe("listFollowUps", () => {
  it("sorts by the union's days, counts each tab, groups by workplace and shift", async () => {
    const { admin, ctx, place } = await scene();
    const siti = await contactFactory(admin, { name: "Siti", place, phone: "+6283412345678" });
    const agus = await contactFactory(admin, { name: "Agus", place: { ...place, shiftId: undefined } });
    for (const days of [-3, 0, 1, 7, 8])
      await task(ctx, { contactId: siti.id, days, assignedTo: me(ctx), promise: "Cards" });
    await task(ctx, { contactId: agus.id, assignedTo: me(ctx) });
    const today_ = await list(ctx, "today");
    expect(today_.counts).toEqual({ overdue: 1, today: 2, week: 2, later: 1 });
    expect(today_.groups.map(({ shift, rows }) => [shift?.name ?? null, rows.length])).toEqual([
      ["Morning", 1],
      [null, 1],
    ]);
    expect(today_.groups[0]?.rows[0]).toMatchObject({
      name: "Siti",
      department: "Sewing",
      phone: { phone: "+6283412345678", call: true, message: true },
      promise: "Cards",
    });
    expect((await list(ctx)).tab).toBe("today");
    expect((await list(ctx, "later")).total).toBe(1);
  });

  it("shows mine, or all of the turf; never another turf, another union or what is closed", async () => {
    const { admin, ctx, place } = await scene();
    const inside = await contactFactory(admin, { name: "Inside", place });
    const outside = await contactFactory(admin, { name: "Outside", place: await workplaceFactory(admin) });
    await task(ctx, { contactId: inside.id, assignedTo: me(admin) });
    await task(ctx, { contactId: outside.id, assignedTo: me(ctx) });
    const closed = await task(ctx, { contactId: inside.id, assignedTo: me(ctx) });
    await closeFollowUp(ctx, { id: closed, state: "kept" });
    expect(await namesIn(ctx, "today")).toEqual([]);
    expect(await namesIn(ctx, "today", "turf")).toEqual(["Inside"]);
    expect((await namesIn(admin, "today", "turf")).sort()).toEqual(["Inside", "Outside"]);
    expect(await namesIn(await signedIn(), "today", "turf")).toEqual([]);
  });

  it("shows a delegate the own tasks of the own department, without assessment and telephone", async () => {
    const { admin, ctx, place } = await scene("delegate");
    const siti = await contactFactory(admin, { name: "Siti", place, phone: "+6283412345678" });
    await logConversation(admin, {
      id: newId(),
      contactId: siti.id,
      outcome: "conversation",
      assessment: 2,
      evidence: ["signed"],
    });
    await task(ctx, { contactId: siti.id, assignedTo: me(ctx) });
    await task(ctx, { contactId: siti.id, assignedTo: me(admin) });
    const { groups, total } = await list(ctx, "today", "turf");
    expect(total).toBe(1);
    expect(groups[0]?.rows[0]).toMatchObject({ assessment: null, phone: null, lastOutcome: null });
    await expect(suggestPeople(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("refuses an observer", async () => {
    const { union } = await scene();
    await expect(list(await signedIn({ role: "observer", union }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("changing a follow-up", () => {
  it("is kept once, and the slower of two answers is told", async () => {
    const { admin, ctx, place } = await scene();
    const { id: contactId } = await contactFactory(admin, { place });
    const id = await task(ctx, { contactId, assignedTo: me(ctx) });
    const answers = await Promise.allSettled([
      closeFollowUp(ctx, { id, state: "kept" }),
      closeFollowUp(admin, { id, state: "cancelled" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CHANGED_MEANWHILE" },
    });
    await reopenFollowUp(ctx, { id });
    expect(await followUpsOf(ctx, contactId)).toHaveLength(1);
  });

  it("goes to tomorrow, counts how often, and comes back", async () => {
    const { admin, ctx, place } = await scene();
    const { id: contactId } = await contactFactory(admin, { place });
    const id = await task(ctx, { contactId, days: -2, assignedTo: me(ctx) });
    await postponeFollowUp(ctx, { id });
    await postponeFollowUp(ctx, { id });
    expect(await followUpsOf(ctx, contactId)).toMatchObject([
      { postponed: 1, dueOn: plusDays(today(ctx), 1) },
    ]);
    await postponeFollowUp(ctx, { id, dueOn: plusDays(today(ctx), 2) });
    await moveBackFollowUp(ctx, { id, dueOn: plusDays(today(ctx), -2) });
    expect(await followUpsOf(ctx, contactId)).toMatchObject([
      { postponed: 1, dueOn: plusDays(today(ctx), -2) },
    ]);
    await expect(postponeFollowUp(ctx, { id, dueOn: plusDays(today(ctx), -1) })).rejects.toMatchObject({
      fields: { dueOn: "past" },
    });
  });

  it("is assigned only to a user whose turf holds the contact", async () => {
    const { admin, union, ctx, place } = await scene();
    const { id: contactId } = await contactFactory(admin, { place });
    const id = await task(ctx, { contactId, assignedTo: me(ctx) });
    const near = await signedIn({ role: "delegate", union, turf: turfOf(place, "delegate") });
    const far = await signedIn({
      role: "organiser",
      union,
      turf: turfOf(await workplaceFactory(admin), "organiser"),
    });
    await expect(reassignFollowUp(ctx, { id, userId: me(far) })).rejects.toMatchObject({
      fields: { userId: "choice" },
    });
    await reassignFollowUp(ctx, { id, userId: me(near) });
    expect(await followUpsOf(near, contactId)).toMatchObject([{ mine: true }]);
    await expect(reassignFollowUp(near, { id, userId: me(ctx) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const offered = (await colleaguesByWorkplace(ctx, [place.workplaceId])).get(place.workplaceId) ?? [];
    expect(offered.map((colleague) => colleague.id).sort()).toEqual([me(admin), me(ctx), me(near)].sort());
  });

  it("outside the turf, or of another union, is not found", async () => {
    const { admin, ctx } = await scene();
    const { id: contactId } = await contactFactory(admin, { place: await workplaceFactory(admin) });
    const id = await task(ctx, { contactId, assignedTo: me(admin) });
    for (const who of [ctx, await signedIn()]) {
      await expect(closeFollowUp(who, { id, state: "kept" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(postponeFollowUp(who, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(reassignFollowUp(who, { id, userId: me(admin) })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  it("leaves an audit row for each change", async () => {
    const { admin, ctx, place } = await scene();
    const { id: contactId } = await contactFactory(admin, { place });
    const id = await task(ctx, { contactId, assignedTo: me(ctx) });
    await postponeFollowUp(ctx, { id });
    await closeFollowUp(ctx, { id, state: "kept" });
    await closeFollowUp(ctx, { id, state: "kept" });
    await expectAudited(ctx, "followUp.postpone", { entityId: id });
    await expectAudited(ctx, "followUp.kept", { entityId: id });
  });
});

describe("suggestPeople", () => {
  it("takes turns among the reasons, and leaves out contacts with a task or met this week", async () => {
    const { admin, ctx, place } = await scene();
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const rated = async (name: string, level: number, days: number) => {
      const { id } = await contactFactory(admin, { name, place });
      const assessment = level as 1 | 2 | 3;
      await logConversation(admin, {
        id: newId(),
        contactId: id,
        outcome: "conversation",
        assessment,
        evidence: ["brought_coworkers"],
        heldAt: ago(days),
      });
      return id;
    };
    await rated("Activist", 1, 20);
    await rated("Undecided", 3, 20);
    await rated("Stale", 2, 70);
    await rated("Fresh", 2, 30);
    await rated("Met", 3, 2);
    await contactFactory(admin, { name: "Unknown", place });
    const busy = await contactFactory(admin, { name: "Busy", place });
    await task(ctx, { contactId: busy.id, assignedTo: me(ctx) });
    const people = await suggestPeople(ctx);
    expect(people.map(({ name, reason, activist, days }) => [name, reason, activist, days])).toEqual([
      ["Undecided", "undecided_beside_activist", "Activist", null],
      ["Unknown", "unassessed_beside_activist", "Activist", null],
      ["Stale", "stale_supporter", null, 70],
    ]);
    expect(await suggestPeople(await signedIn())).toEqual([]);
  });
});

describe("the kept-rate", () => {
  it("counts what fell due in thirty days: kept by the day, later, not; cancelled and today's left out", async () => {
    const { admin, ctx, place } = await scene();
    const { id: contactId } = await contactFactory(admin, { place });
    const closed = async (days: number, state: "kept" | "broken" | "cancelled", closedDays: number) => {
      const id = await task(ctx, { contactId, days, assignedTo: me(ctx) });
      const closedAt = new Date(Date.now() + closedDays * 86_400_000);
      const where = { unionId: ctx.unionId, id };
      await write(systemOf(ctx), (tx) => tx.followUp.updateMany({ where, data: { state, closedAt } }));
    };
    await closed(-3, "kept", -3);
    await closed(-3, "kept", -5);
    await closed(-4, "kept", -2);
    await closed(-5, "broken", -5);
    await closed(-6, "cancelled", -6);
    await closed(-40, "kept", -40);
    await closed(0, "kept", 0);
    await task(ctx, { contactId, days: -2, assignedTo: me(ctx) });
    expect(await keptRateOf(ctx)).toEqual({ due: 5, kept: 2, late: 1, moved: 0 });
    expect(await keptRateOf(admin)).toEqual({ due: 0, kept: 0, late: 0, moved: 0 });
    expect(await keptRatesOf(admin)).toMatchObject([{ id: me(ctx), due: 5, kept: 2, late: 1 }]);
    expect(await keptRatesOf(await signedIn())).toEqual([]);
    await expect(keptRatesOf(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
