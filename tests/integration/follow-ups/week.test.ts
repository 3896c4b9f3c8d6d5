import { describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import { cellsInNeed, peopleToMeet, talkedByCell } from "@/features/follow-ups/cells.queries";
import { handOver, takeBackHandover } from "@/features/follow-ups/handover.mutations";
import { conversationsByWeek, loadOfOrganisers } from "@/features/follow-ups/load.queries";
import { listFollowUps } from "@/features/follow-ups/queries";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { me, task } from "../../support/follow-ups";
import { conversation } from "../../support/gate";

/** A coordinator and an organiser of one workplace. */
async function scene() {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const place = await workplaceFactory(admin);
  const turf = { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
  const coordinator = await signedIn({ role: "coordinator", union, turf });
  const organiser = await signedIn({ role: "organiser", union, turf });
  return { admin, union, place, coordinator, organiser };
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const named = async (ctx: Context, place: Place, name: string) =>
  (await contactFactory(ctx, { place, name })).id;

async function talkedWith(ctx: Context, contactId: string, days: number) {
  await logConversation(ctx, conversation(contactId, { heldAt: ago(days) }));
}

const mine = async (ctx: Context) =>
  (await listFollowUps(ctx, { tab: "week", whose: "mine", more: 1 })).groups
    .flatMap(({ rows }) => rows)
    .map(({ name }) => name)
    .sort();

describe("cellsInNeed", () => {
  it("puts the silent cell before one where most people are not assessed, and leaves out a covered one", async () => {
    const { admin, place, coordinator } = await scene();
    const other = await workplaceFactory(admin, { name: "Silent" });
    await named(admin, other, "Tono");
    const [one] = [await named(admin, place, "Sari"), await named(admin, place, "Budi")];
    await talkedWith(admin, one, 3);
    const wide = await cellsInNeed(admin, {});
    expect(
      wide.cells.map(({ workplaceId, talked, unassessed, silentFor }) => [
        workplaceId,
        talked,
        unassessed,
        silentFor,
      ]),
    ).toEqual([
      [other.workplaceId, 0, 1, null],
      [place.workplaceId, 1, 2, 3],
    ]);
    expect(wide).toMatchObject({ needing: 2, all: 2, people: 3, talked: 1 });
    await write(systemOf(admin), (tx) =>
      tx.contact.updateMany({ where: { unionId: admin.unionId, id: one }, data: { assessment: 3 } }),
    );
    expect((await cellsInNeed(coordinator, {})).needing).toBe(0);
  });

  it("shows a coordinator the cells of the turf alone, and another union none", async () => {
    const { admin, place, coordinator } = await scene();
    await named(admin, place, "Sari");
    await named(admin, await workplaceFactory(admin), "Tono");
    const seen = await cellsInNeed(coordinator, {});
    expect(seen.cells.map(({ workplaceId }) => workplaceId)).toEqual([place.workplaceId]);
    expect((await cellsInNeed(await signedIn(), {})).all).toBe(0);
  });

  it("counts a conversation of 31 days ago as silence, and says for how long", async () => {
    const { admin, place, coordinator } = await scene();
    await talkedWith(admin, await named(admin, place, "Sari"), 31);
    expect((await cellsInNeed(coordinator, {})).cells).toMatchObject([{ talked: 0, silentFor: 31 }]);
    expect(await talkedByCell(coordinator, place.workplaceId)).toEqual([
      { departmentId: place.departmentId, shiftId: place.shiftId, people: 1, talked: 0 },
    ]);
  });

  it.each(["organiser", "delegate", "observer"] as const)("is refused for a role of %s", async (role) => {
    const ctx = await signedIn({ role });
    await expect(cellsInNeed(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(peopleToMeet(ctx, [])).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(loadOfOrganisers(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("peopleToMeet", () => {
  it("begins with whom nobody assessed, and leaves out who has a follow-up, was just met or wants no contact", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const undecided = await named(admin, place, "Undecided");
    const [planned, met, shy] = [
      await named(admin, place, "Planned"),
      await named(admin, place, "Met"),
      await named(admin, place, "Shy"),
    ];
    await named(admin, place, "New");
    await task(admin, { contactId: planned, days: 2, assignedTo: me(organiser) });
    await talkedWith(admin, met, 2);
    await write(systemOf(admin), async (tx) => {
      await tx.contact.updateMany({
        where: { unionId: admin.unionId, id: undecided },
        data: { assessment: 3 },
      });
      await tx.contact.updateMany({
        where: { unionId: admin.unionId, id: shy },
        data: { doNotContact: true },
      });
    });
    const found = await peopleToMeet(coordinator, [place]);
    expect(found.map(({ name }) => name)).toEqual(["New", "Undecided"]);
  });
});

describe("handOver", () => {
  it("puts the contacts on the organiser's list for that day, with one audit row", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const contactIds = [await named(admin, place, "Sari"), await named(admin, place, "Budi")];
    const given = { id: newId(), userId: me(organiser), dueOn: plusDays(today(admin), 2), contactIds };
    expect(await handOver(coordinator, given)).toBe(2);
    expect(await mine(organiser)).toEqual(["Budi", "Sari"]);
    const [row] = await expectAudited(admin, "followUp.hand_over", { entityId: given.id });
    expect(row?.details).toMatchObject({ count: 2 });
  });

  it("changes nothing when it arrives twice", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const contactIds = [await named(admin, place, "Sari")];
    const given = { id: newId(), userId: me(organiser), dueOn: today(admin), contactIds };
    expect([await handOver(coordinator, given), await handOver(coordinator, given)]).toEqual([1, 1]);
    await expectAudited(admin, "followUp.hand_over");
  });

  it("leaves alone who has an open follow-up already", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const contactId = await named(admin, place, "Sari");
    await task(admin, { contactId, days: 3, assignedTo: me(admin) });
    const given = { id: newId(), userId: me(organiser), dueOn: today(admin), contactIds: [contactId] };
    expect(await handOver(coordinator, given)).toBe(0);
  });

  it("is undone, and the list of the organiser is empty again", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const contactIds = [await named(admin, place, "Sari")];
    const id = newId();
    await handOver(coordinator, { id, userId: me(organiser), dueOn: plusDays(today(admin), 1), contactIds });
    await takeBackHandover(coordinator, { id, contactIds });
    expect(await mine(organiser)).toEqual([]);
    await expectAudited(admin, "followUp.take_back", { entityId: id });
  });

  it("undoes nobody else's", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const contactIds = [await named(admin, place, "Sari")];
    const id = newId();
    await handOver(coordinator, { id, userId: me(organiser), dueOn: plusDays(today(admin), 1), contactIds });
    await takeBackHandover(admin, { id, contactIds });
    expect(await mine(organiser)).toEqual(["Sari"]);
  });

  it("is refused to a colleague whose turf does not hold them, for a contact outside one's own, and for a day gone by", async () => {
    const { admin, union, place, coordinator, organiser } = await scene();
    const elsewhere = await workplaceFactory(admin);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const stranger = await signedIn({ role: "organiser", union, turf });
    const here = { id: newId(), dueOn: today(admin), contactIds: [await named(admin, place, "Sari")] };
    await expect(handOver(coordinator, { ...here, userId: me(stranger) })).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { userId: "choice" } },
    });
    const there = { ...here, contactIds: [await named(admin, elsewhere, "Tono")], userId: me(organiser) };
    await expect(handOver(coordinator, there)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const late = { ...here, userId: me(organiser), dueOn: plusDays(today(admin), -1) };
    await expect(handOver(coordinator, late)).rejects.toMatchObject({ code: "INVALID" });
    await expect(handOver(organiser, { ...here, userId: me(organiser) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("the organisers' load", () => {
  it("shows who is late first, with conversations of seven days and what is due", async () => {
    const { admin, place, coordinator, organiser } = await scene();
    const [one, two] = [await named(admin, place, "Sari"), await named(admin, place, "Budi")];
    await talkedWith(admin, one, 2);
    await talkedWith(admin, two, 9);
    await task(admin, { contactId: one, days: -2, assignedTo: me(organiser) });
    await task(admin, { contactId: two, days: 3, assignedTo: me(organiser) });
    const load = await loadOfOrganisers(coordinator, { workplaceId: place.workplaceId });
    expect(load.map(({ id, conversations, due, late }) => [id, conversations, due, late])).toEqual([
      [me(organiser), 0, 1, 1],
      [me(admin), 1, 0, 0],
    ]);
  });

  it("counts the conversations of twelve weeks, empty ones too", async () => {
    const { admin, place, coordinator } = await scene();
    await talkedWith(admin, await named(admin, place, "Sari"), 0);
    const weeks = await conversationsByWeek(coordinator, {});
    expect(weeks).toHaveLength(12);
    expect(weeks.map(({ conversations }) => conversations)).toEqual([...Array(11).fill(0), 1]);
  });
});
