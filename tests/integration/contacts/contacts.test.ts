import { describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { historyOf } from "@/features/contacts/history.queries";
import { changeJob, endJob } from "@/features/contacts/jobs.mutations";
import { joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { createContact, updateContact } from "@/features/contacts/mutations";
import { namesakesOf } from "@/features/contacts/namesakes.queries";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { createContactInput, updateContactInput } from "@/features/contacts/schema";
import type { Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { type Place, signedIn, systemOf, unionFactory, workplaceFactory } from "../../support/factories";

const person = (fields: Record<string, unknown> = {}) =>
  createContactInput.parse({ name: "Siti Rahmawati", ...fields });
const change = (fields: Record<string, unknown>) =>
  updateContactInput.parse({ name: "Siti Rahmawati", ...fields });
const turfOf = (...places: Place[]): Turf => ({
  whole: false,
  workplaceIds: places.map(({ workplaceId }) => workplaceId),
  departments: [],
});
const at = ({ workplaceId, departmentId, shiftId }: Place) => ({ workplaceId, departmentId, shiftId });

async function twoPlants(role: "organiser" | "admin" = "organiser") {
  const union = await unionFactory();
  const admin = await signedIn({ union });
  const [mine, theirs] = [await workplaceFactory(admin), await workplaceFactory(admin)];
  return {
    union,
    admin,
    mine,
    theirs,
    ctx: await signedIn({ union, role, turf: role === "admin" ? { whole: true } : turfOf(mine) }),
  };
}

describe("a new contact", () => {
  it("has her job, membership, telephones and one audit row; the same id makes her once", async () => {
    const { ctx, mine } = await twoPlants();
    const id = newId();
    const input = person({
      id,
      nickname: "Mbak Ira",
      phones: ["0834 1234 5678", "+6283412345678"],
      emails: ["Ira@Example.org"],
      ...at(mine),
      line: "7",
      employeeNumber: "20417",
      isMember: "on",
      cardNumber: "K-1",
    });
    await createContact(ctx, input);
    await createContact(ctx, input);
    const contact = await getContact(ctx, id);
    expect(contact).toMatchObject({
      name: "Siti Rahmawati",
      nickname: "Mbak Ira",
      job: { department: "Sewing", shift: "Morning", line: "7", employeeNumber: "20417" },
    });
    expect(contact.known).toMatchObject({ isMember: true, cardNumber: "K-1" });
    expect(contact.known?.points.map(({ value }) => value)).toEqual(["+6283412345678", "ira@example.org"]);
    await expectAudited(ctx, "contact.create", { entityId: id });
    expect((await historyOf(ctx, id)).map(({ kind }) => kind).sort()).toEqual([
      "added",
      "jobStarted",
      "joined",
    ]);
  });

  it("can't be put outside the turf, nor in another workplace's department", async () => {
    const { ctx, mine, theirs } = await twoPlants();
    await expect(createContact(ctx, person(at(theirs)))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      createContact(ctx, person({ ...at(mine), departmentId: theirs.departmentId })),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused with a telephone that can't be one, and to delegates and observers", async () => {
    const { ctx, union, mine } = await twoPlants();
    await expect(createContact(ctx, person({ phones: ["12"] }))).rejects.toMatchObject({
      code: "INVALID",
      fields: { phones: "format" },
    });
    for (const role of ["delegate", "observer"] as const) {
      await expect(
        createContact(await signedIn({ union, role, turf: turfOf(mine) }), person()),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("shows who may be the same: by national id, number, telephone, spelling", async () => {
    const { ctx, mine } = await twoPlants();
    await createContact(
      ctx,
      person({
        ...at(mine),
        phones: ["083412345678"],
        nationalId: "3604 1212 0488 0004",
        employeeNumber: "77",
      }),
    );
    const reasons = async (fields: Record<string, unknown>) =>
      (await namesakesOf(ctx, person(fields))).map(({ reason }) => reason);
    expect(await reasons({ name: "Someone", nationalId: "3604121204880004" })).toEqual(["national_id"]);
    expect(await reasons({ name: "Someone", employeeNumber: "77", workplaceId: mine.workplaceId })).toEqual([
      "employee_number",
    ]);
    expect(await reasons({ name: "Someone", phones: ["+62 834 1234 5678"] })).toEqual(["phone"]);
    expect(await reasons({ name: "Hj. Siti Rachmawaty" })).toEqual(["name"]);
    expect(await reasons({ name: "Budi" })).toEqual([]);
  });
});

describe("a change", () => {
  it("is refused when another user was faster", async () => {
    const { ctx, mine } = await twoPlants();
    const { id } = await createContact(
      ctx,
      person({ ...at(mine), phones: ["083412345678", "083412345679"] }),
    );
    const { version } = await getContact(ctx, id);
    await updateContact(ctx, change({ id, version, name: "Siti R.", phones: ["083412345679"] }));
    await expect(updateContact(ctx, change({ id, version }))).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    const contact = await getContact(ctx, id);
    expect(contact.name).toBe("Siti R.");
    expect(contact.known?.points.map(({ value }) => value)).toEqual(["+6283412345679"]);
  });

  it("of twenty at once, one wins", async () => {
    const { ctx, mine } = await twoPlants();
    const { id } = await createContact(ctx, person(at(mine)));
    const { version } = await getContact(ctx, id);
    const tries = Array.from({ length: 20 }, (_, n) =>
      updateContact(ctx, change({ id, version, name: `Siti ${n}` })),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(
      outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : [])),
    ).toEqual(Array(19).fill("CHANGED_MEANWHILE"));
  });

  it("is not found from another union, and outside the turf", async () => {
    const { ctx, union, mine, theirs } = await twoPlants();
    const { id } = await createContact(ctx, person(at(mine)));
    for (const other of [
      await signedIn(),
      await signedIn({ union, role: "organiser", turf: turfOf(theirs) }),
    ]) {
      await expect(getContact(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(updateContact(other, change({ id, version: 1 }))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(joinUnion(other, { contactId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(revealNationalId(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("a job", () => {
  it("at the same place is corrected, at another is closed and opened", async () => {
    const { admin: ctx, mine, theirs } = await twoPlants();
    const { id } = await createContact(ctx, person({ ...at(mine), startedOn: "2024-03-01" }));
    const version = async () => (await getContact(ctx, id)).version;
    await changeJob(ctx, {
      contactId: id,
      version: await version(),
      ...at(mine),
      line: "7",
      startedOn: "2024-03-01",
    });
    const jobs = () =>
      read(ctx, (tx) =>
        tx.job.findMany({ where: { unionId: ctx.unionId, contactId: id }, orderBy: { id: "asc" } }),
      );
    expect(await jobs()).toMatchObject([{ line: "7", isCurrent: true }]);
    await changeJob(ctx, {
      contactId: id,
      version: await version(),
      ...at(theirs),
      changedOn: plusDays(today(ctx), -3),
    });
    expect(await jobs()).toMatchObject([
      { isCurrent: false, ending: "moved" },
      { isCurrent: true, workplaceId: theirs.workplaceId },
    ]);
    expect((await getContact(ctx, id)).job).toMatchObject({ workplaceId: theirs.workplaceId });
    await expect(
      endJob(ctx, {
        contactId: id,
        version: await version(),
        endedOn: plusDays(today(ctx), 1),
        ending: "resigned",
      }),
    ).rejects.toMatchObject({ code: "INVALID" });
    await endJob(ctx, { contactId: id, version: await version(), ending: "resigned" });
    expect((await getContact(ctx, id)).job).toBeNull();
  });

  it("never ends before it began", async () => {
    const { admin: ctx, mine, theirs } = await twoPlants();
    const { id } = await createContact(ctx, person({ ...at(mine), startedOn: today(ctx) }));
    const { version } = await getContact(ctx, id);
    const back = changeJob(ctx, {
      contactId: id,
      version,
      ...at(theirs),
      changedOn: plusDays(today(ctx), -1),
    });
    await expect(back).rejects.toMatchObject({ code: "INVALID", fields: { changedOn: "order" } });
  });
});

describe("a membership", () => {
  it("opens, ends and opens again; never twice on one day", async () => {
    const { ctx, mine } = await twoPlants();
    const { id: contactId } = await createContact(ctx, person(at(mine)));
    const isMember = async () => (await getContact(ctx, contactId)).known?.isMember;
    await joinUnion(ctx, { contactId, joinedOn: "2025-01-01" });
    expect(await isMember()).toBe(true);
    await expect(joinUnion(ctx, { contactId })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { joinedOn: "taken" },
    });
    await expect(
      leaveUnion(ctx, { contactId, leftOn: "2024-12-31", ending: "resigned" }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { leftOn: "order" } });
    await leaveUnion(ctx, { contactId, leftOn: "2025-06-01", ending: "resigned" });
    expect(await isMember()).toBe(false);
    await joinUnion(ctx, { contactId, joinedOn: "2025-06-01" });
    expect(await isMember()).toBe(true);
    await leaveUnion(ctx, { contactId, ending: "entered_in_error" });
    expect(await isMember()).toBe(false);
    await expect(joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), 1) })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  it("of ten who press at once, one is written", async () => {
    const { ctx, mine } = await twoPlants();
    const { id: contactId } = await createContact(ctx, person(at(mine)));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => joinUnion(ctx, { contactId })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("a national id", () => {
  it("is sealed, masked, and shown only with a trace", async () => {
    const { ctx, mine } = await twoPlants();
    const { id } = await createContact(ctx, person({ ...at(mine), nationalId: "3604 1212 0488 0004" }));
    const row = await read(systemOf(ctx), (tx) =>
      tx.contact.findFirstOrThrow({ where: { unionId: ctx.unionId, id } }),
    );
    expect(JSON.stringify(row)).not.toContain("360412");
    expect((await getContact(ctx, id)).known?.nationalIdMasked).toBe("36•• •••• •••• ••04");
    expect(await revealNationalId(ctx, id)).toBe("3604121204880004");
    await expectAudited(ctx, "contact.reveal_national_id", { entityId: id });
  });
});

describe("a delegate", () => {
  it("sees names and places of the own department, and nothing more", async () => {
    const { admin, union, mine } = await twoPlants();
    const { id } = await createContact(
      admin,
      person({ ...at(mine), phones: ["083412345678"], isMember: "on" }),
    );
    const turf: Turf = {
      whole: false,
      workplaceIds: [],
      departments: [{ id: mine.departmentId, workplaceId: mine.workplaceId }],
    };
    const contact = await getContact(await signedIn({ union, role: "delegate", turf }), id);
    expect(contact).toMatchObject({ name: "Siti Rahmawati", job: { department: "Sewing" }, known: null });
  });
});
