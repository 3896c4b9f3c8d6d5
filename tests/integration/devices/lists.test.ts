import { describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import { countForList } from "@/features/devices/list-people.queries";
import { takeList } from "@/features/devices/lists.mutations";
import { mostPeople } from "@/features/devices/phone-list";
import { allDevices, myDevices } from "@/features/devices/queries";
import { updateUnion } from "@/features/unions/mutations";
import { getUnion } from "@/features/unions/queries";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { task } from "../../support/follow-ups";
import { gate, named, phone, user } from "../../support/phones";

type Choice = Parameters<typeof takeList>[1]["choice"];
const taken = (ctx: Context, choice: Choice) => takeList(ctx, { device: named(phone()), choice });
const namesOn = async (ctx: Context, choice: Choice) =>
  (await taken(ctx, choice)).people.map(({ name }) => name);

describe("whom a phone takes along", () => {
  it("is a whole workplace, one department of it or one shift", async () => {
    const { admin, sari, place } = await gate();
    await contactFactory(admin, { name: "Elsewhere", place: { workplaceId: place.workplaceId } });
    const at = { workplaceId: place.workplaceId, followUps: false };
    expect(await namesOn(sari, at)).toEqual(["Elsewhere", "Rini"]);
    expect(await namesOn(sari, { ...at, departmentId: place.departmentId })).toEqual(["Rini"]);
    expect(await namesOn(sari, { ...at, shiftId: place.shiftId })).toEqual(["Rini"]);
    expect(await namesOn(sari, { ...at, shiftId: newId() })).toEqual([]);
  });

  it("is counted before it is taken, up to one more than fits", async () => {
    const { sari, place, choice } = await gate();
    expect(await countForList(sari, choice)).toBe(1);
    expect(
      await countForList(sari, { workplaceId: place.workplaceId, shiftId: newId(), followUps: false }),
    ).toBe(0);
    expect(await countForList(sari, { followUps: true })).toBe(0);
  });

  it("comes with assessments only where the union wants them on its phones", async () => {
    const { admin, sari, contactId, choice } = await gate();
    await logConversation(sari, {
      ...{ id: newId(), contactId, outcome: "conversation", heldAt: new Date() },
      ...{ assessment: 3, evidence: [] },
    });
    expect((await taken(sari, choice)).people[0]).not.toHaveProperty("assessment");
    const { id: _id, locale: _locale, parent: _parent, ...union } = await getUnion(admin);
    await updateUnion(admin, { ...union, phoneAssessments: true });
    const list = await taken(sari, choice);
    expect(list.people[0]).toMatchObject({ assessment: 3 });
    expect(list.may.seeAssessments).toBe(true);
  });

  it("comes without assessments for a delegate, whatever the union wants", async () => {
    const { admin, place, choice } = await gate();
    const { id: _id, locale: _locale, parent: _parent, ...union } = await getUnion(admin);
    await updateUnion(admin, { ...union, phoneAssessments: true });
    const departments = [{ id: place.departmentId, workplaceId: place.workplaceId }];
    const delegate = await signedIn({
      ...{ union: { id: admin.unionId, timeZone: admin.timeZone }, role: "delegate" },
      turf: { whole: false, workplaceIds: [], departments },
    });
    const { people, may } = await taken(delegate, choice);
    expect(may.seeAssessments).toBe(false);
    expect(people.every((person) => !("assessment" in person))).toBe(true);
  });

  it("is also whoever waits for the reader's own follow-up, first and by its day", async () => {
    const { admin, sari, joko, place, union } = await gate();
    const wide = await signedIn({ union, role: "organiser", name: "Wide" });
    const far = await workplaceFactory(admin);
    const [soon, later, others] = [
      await contactFactory(admin, { place: far, name: "Soon" }),
      await contactFactory(admin, { place: far, name: "Later" }),
      await contactFactory(admin, { place: far, name: "Others" }),
    ];
    await task(admin, { contactId: later.id, days: 5, assignedTo: user(wide) });
    await task(admin, { contactId: soon.id, days: 1, assignedTo: user(wide), promise: "Kartu" });
    await task(admin, { contactId: others.id, days: 1, assignedTo: user(joko) });
    expect(await namesOn(wide, { followUps: true })).toEqual(["Soon", "Later"]);
    expect(await namesOn(wide, { workplaceId: place.workplaceId, followUps: true })).toEqual([
      "Soon",
      "Later",
      "Rini",
    ]);
    expect(await namesOn(sari, { followUps: true })).toEqual([]);
    const [first] = (await taken(wide, { followUps: true })).people;
    expect(first?.openFollowUps).toMatchObject([{ promise: "Kartu", dueOn: plusDays(today(wide), 1) }]);
  });

  it("is nobody who has died, and says of whom that she asked not to be contacted", async () => {
    const { admin, sari, place, contactId, choice } = await gate();
    const dead = await contactFactory(admin, { place, name: "Dead" });
    await write(systemOf(admin), async (tx) => {
      await tx.contact.updateMany({ where: { id: dead.id }, data: { deceasedOn: new Date("2026-01-01") } });
      await tx.contact.updateMany({ where: { id: contactId }, data: { doNotContact: true } });
    });
    expect((await taken(sari, choice)).people).toMatchObject([{ name: "Rini", doNotContact: true }]);
  });

  it("is never more than a stolen phone may tell, and how many there would be", async () => {
    const { admin, sari, place, choice } = await gate();
    const ids = Array.from({ length: mostPeople + 5 }, newId);
    await write(
      systemOf(admin),
      (tx) => tx.$executeRaw`
        INSERT INTO contact (union_id, id, name, search_text, workplace_id)
        SELECT ${admin.unionId}::uuid, one.id, 'Worker', 'worker', ${place.workplaceId}::uuid FROM unnest(${ids}::uuid[]) AS one (id)`,
    );
    const { people, total } = await taken(sari, choice);
    expect([people.length, total]).toEqual([mostPeople, mostPeople + 6]);
  });

  it("brings what was last said for organisers, and not for a delegate", async () => {
    const { admin, sari, place, contactId, choice, union } = await gate();
    await logConversation(admin, { id: newId(), contactId, outcome: "refused" });
    expect((await taken(sari, choice)).people).toMatchObject([
      { lastOutcome: "refused", lastOn: today(sari) },
    ]);
    const departments = [{ id: place.departmentId, workplaceId: place.workplaceId }];
    const turf = { whole: false as const, workplaceIds: [], departments };
    const delegate = await signedIn({ union, role: "delegate", turf });
    const list = await taken(delegate, choice);
    expect(list.people).toMatchObject([{ name: "Rini", lastOutcome: null, lastOn: null }]);
    expect(list.may).toMatchObject({ assess: false, note: false });
  });

  it("is nobody of another union", async () => {
    const { choice } = await gate();
    expect(await namesOn(await signedIn(), choice)).toEqual([]);
  });

  it("is in the audit with a count and no name", async () => {
    const { sari, choice } = await gate();
    const device = named(phone());
    await takeList(sari, { device, choice });
    expect(await auditRows(sari, "device.list")).toEqual([
      { actorName: "Sari", entity: "device", entityId: device.id, details: { people: 1 } },
    ]);
  });
});

describe("the phones that keep a list", () => {
  it("are the reader's own, and all of them an admin's to see", async () => {
    const { admin, sari, joko, choice } = await gate();
    await taken(sari, choice);
    await taken(joko, choice);
    expect((await myDevices(sari)).map((line) => line.user)).toEqual(["Sari"]);
    expect((await allDevices(admin)).map((line) => line.user).toSorted()).toEqual(["Joko", "Sari"]);
    expect(() => allDevices(sari)).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
    expect(await allDevices(await signedIn())).toEqual([]);
  });

  it("keep their name and count as they were last told", async () => {
    const { admin, sari, place, choice } = await gate();
    const device = phone();
    await takeList(sari, { device: named(device), choice });
    await contactFactory(admin, { place });
    await takeList(sari, { device: { ...device, name: "New name" }, choice });
    expect(await myDevices(sari)).toMatchObject([{ id: device.id, name: "New name", people: 2 }]);
  });
});
