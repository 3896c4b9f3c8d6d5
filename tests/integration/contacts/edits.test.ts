import { beforeEach, describe, expect, it } from "vitest";
import { undoEdit } from "@/features/contacts/edits.mutations";
import { editsOf } from "@/features/contacts/edits.queries";
import { changeJob } from "@/features/contacts/jobs.mutations";
import { correctCard, joinUnion } from "@/features/contacts/memberships.mutations";
import { updateContact } from "@/features/contacts/mutations";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { eraseContact } from "@/features/privacy/erasure.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { expectAudited } from "../../support/audit";
import { contactFactory, type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";

let ctx: Context;
let place: Place;
let contactId: string;
beforeEach(async () => {
  ctx = await signedIn({ name: "Dewi" });
  place = await workplaceFactory(ctx, { name: "Plant 7" });
  contactId = (await contactFactory(ctx, { name: "Siti", place })).id;
});

const versionOf = async () =>
  (await read(ctx, (tx) => tx.contact.findFirstOrThrow({ where: { id: contactId } }))).version;
const update = async (data: Partial<Parameters<typeof updateContact>[1]>, by = ctx) =>
  updateContact(by, {
    id: contactId,
    version: await versionOf(),
    name: "Siti",
    phones: [],
    emails: [],
    ...data,
  });
const list = async (by = ctx) => (await editsOf(by, { contactId, take: 50 })).edits;
const fieldsOf = async () => (await list()).map(({ field, from, to }) => [field, from, to]);
const undo = async (field: string) => {
  const edit = (await list()).find((each) => each.field === field);
  if (!edit) throw new Error(`no change of ${field}`);
  await undoEdit(ctx, { contactId, editId: edit.id });
};

describe("a change by hand", () => {
  it("is kept field by field, with who made it", async () => {
    await update({
      name: "Siti Aminah",
      phones: ["081234567890"],
      birthDate: "1990-04-12",
    });
    expect(await fieldsOf()).toEqual([
      ["phones", null, "+6281234567890"],
      ["birthDate", null, "1990-04-12"],
      ["name", "Siti", "Siti Aminah"],
    ]);
    expect((await list())[0]?.by).toBe("Dewi");
  });

  it("is nothing where a form is saved as it was", async () => {
    await update({});
    expect(await list()).toEqual([]);
  });

  it("of a job has its fields, and of another workplace the place", async () => {
    const job = {
      contactId,
      workplaceId: place.workplaceId,
      departmentId: place.departmentId,
      shiftId: place.shiftId,
    };
    await changeJob(ctx, { ...job, version: await versionOf(), line: "3" });
    const other = await workplaceFactory(ctx, { name: "Plant 8" });
    await changeJob(ctx, { contactId, version: await versionOf(), workplaceId: other.workplaceId });
    const fields = await fieldsOf();
    expect(fields).toContainEqual(["job.line", null, "3"]);
    expect(fields).toContainEqual(["job.place", "Plant 7 · Sewing · Morning", "Plant 8"]);
  });

  it("of a membership has the card", async () => {
    await joinUnion(ctx, { contactId, cardNumber: "K-1" });
    expect(await fieldsOf()).toEqual([
      ["membership.cardNumber", null, "K-1"],
      ["membership.member", null, "yes"],
    ]);
  });

  it("of a national id is kept sealed and shown masked", async () => {
    await update({ nationalId: "3604121204880004" });
    const rows = await read(ctx, (tx) => tx.contactEdit.findMany({ where: { contactId } }));
    expect(JSON.stringify(rows)).not.toContain("3604121204880004");
    const [edit] = await list();
    expect(edit?.field).toBe("nationalId");
    expect(edit?.to).not.toContain("3604121204880004");
    await update({ nationalId: "3604121204880005" });
    await undo("nationalId");
    expect(await revealNationalId(ctx, contactId)).toBe("3604121204880004");
  });

  it("stays as it was written", async () => {
    await update({ name: "Siti A." });
    const where = { unionId: ctx.unionId, contactId };
    for (const data of [{ newValue: "Other" }, { userId: null }, { at: new Date(0) }])
      await expect(write(ctx, (tx) => tx.contactEdit.updateMany({ where, data }))).rejects.toThrow();
    await expect(write(ctx, (tx) => tx.contactEdit.deleteMany({ where }))).rejects.toThrow();
  });

  it("is shown to the turf alone, to no delegate and to no other union", async () => {
    await update({ name: "Siti A." });
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const there = await workplaceFactory(ctx);
    const turf = { whole: false as const, workplaceIds: [there.workplaceId], departments: [] };
    for (const stranger of [await signedIn(), await signedIn({ role: "organiser", union, turf })])
      await expect(list(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const role of ["delegate", "observer"] as const)
      await expect(list(await signedIn({ role, union }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("taking a change back", () => {
  it("writes the old value, and is a change of its own", async () => {
    await update({ name: "Siti Aminah", nickname: "Ami" });
    await undo("name");
    expect(
      (await list()).map(({ field, from, to, takesBack, mayUndo }) => [field, from, to, takesBack, mayUndo]),
    ).toEqual([
      ["name", "Siti Aminah", "Siti", true, true],
      ["nickname", null, "Ami", false, true],
      ["name", "Siti", "Siti Aminah", false, false],
    ]);
    await expectAudited(ctx, "contact.undo_edit", { entityId: contactId });
  });

  it.each([
    ["phones", { phones: ["081234567890"] }],
    ["emails", { emails: ["siti@example.org"] }],
    ["birthDate", { birthDate: "1990-04-12" }],
    ["nationalId", { nationalId: "3604121204880004" }],
    ["address", { address: "Jl. Melati 3" }],
  ])("works for %s", async (field, data) => {
    await update(data);
    await undo(field);
    expect((await list())[0]).toMatchObject({ field, to: null, takesBack: true });
  });

  it("keeps the other telephone or e-mail address", async () => {
    await update({ phones: ["081234567890"], emails: ["siti@example.org"] });
    await undo("phones");
    const points = await read(ctx, (tx) => tx.contactPoint.findMany({ where: { contactId } }));
    expect(points.map(({ value }) => value)).toEqual(["siti@example.org"]);
  });

  it("works for the line of the present job", async () => {
    const job = {
      contactId,
      workplaceId: place.workplaceId,
      departmentId: place.departmentId,
      shiftId: place.shiftId,
    };
    await changeJob(ctx, { ...job, version: await versionOf(), line: "3" });
    await undo("job.line");
    expect((await list())[0]).toMatchObject({ field: "job.line", from: "3", to: null });
  });

  it("works for the number of a card", async () => {
    await joinUnion(ctx, { contactId, cardNumber: "K-1" });
    await correctCard(ctx, { contactId, cardNumber: "K-2" });
    await undo("membership.cardNumber");
    expect((await list())[0]).toMatchObject({ field: "membership.cardNumber", from: "K-2", to: "K-1" });
  });

  it("is refused once somebody else has written over it", async () => {
    await update({ nickname: "Ami" });
    const [edit] = await list();
    await update({ nickname: "Minah" });
    expect((await list()).map(({ mayUndo }) => mayUndo)).toEqual([true, false]);
    await expect(undoEdit(ctx, { contactId, editId: edit?.id ?? "" })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("is done once of many tries at once", async () => {
    await update({ nickname: "Ami" });
    const [edit] = await list();
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => undoEdit(ctx, { contactId, editId: edit?.id ?? "" })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused for a delegate", async () => {
    await update({ nickname: "Ami" });
    const [edit] = await list();
    const delegate = await signedIn({ role: "delegate", union: { id: ctx.unionId, timeZone: ctx.timeZone } });
    await expect(undoEdit(delegate, { contactId, editId: edit?.id ?? "" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

it("goes with the contact when that is erased", async () => {
  for (const nickname of ["A", "B"]) await update({ nickname });
  await undo("nickname");
  await eraseContact(ctx, { contactId, version: await versionOf(), name: "Siti", reason: "asked" });
  expect(await read(systemOf(ctx), (tx) => tx.contactEdit.count({ where: { contactId } }))).toBe(0);
});

it("goes on where a page ended", async () => {
  for (const nickname of ["A", "B", "C"]) await update({ nickname });
  const first = await editsOf(ctx, { contactId, take: 2 });
  const second = await editsOf(ctx, { contactId, before: first.next ?? undefined, take: 2 });
  expect([...first.edits, ...second.edits].map(({ to }) => to)).toEqual(["C", "B", "A"]);
  expect(second.next).toBeNull();
});
