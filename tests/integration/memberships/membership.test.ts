import { describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { joinUnion } from "@/features/contacts/memberships.mutations";
import { getDensity } from "@/features/density/queries";
import { apply, decide, reopenApplication } from "@/features/memberships/applications.mutations";
import { changeCategory, createCategory, updateCategory } from "@/features/memberships/categories.mutations";
import { listCategories } from "@/features/memberships/categories.queries";
import { takeBackEnd, transferOut } from "@/features/memberships/transfers.mutations";
import type { Context } from "@/lib/context";
import { fromDatabaseDay, plusDays, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

async function scene() {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const { id: contactId } = await contactFactory(ctx, { place });
  return { ctx, place, contactId };
}

const membersOn = async (ctx: Context, workplaceId: string, on = today(ctx)) =>
  (await getDensity(ctx, { on, workplaceId })).total.members;
const isMember = async (ctx: Context, contactId: string) =>
  (await getContact(ctx, contactId)).known?.isMember;
const spansOf = (ctx: Context, contactId: string) =>
  read(ctx, (tx) =>
    tx.membership.findMany({
      where: { unionId: ctx.unionId, contactId },
      orderBy: [{ joinedOn: "asc" }, { id: "asc" }],
      select: {
        id: true,
        joinedOn: true,
        leftOn: true,
        ending: true,
        counts: true,
        wentTo: true,
        cameFrom: true,
        cardNumber: true,
      },
    }),
  );
async function associate(ctx: Context) {
  const id = newId();
  await createCategory(ctx, { id, name: "Associate", votes: false, counts: false, pays: true });
  return id;
}

describe("an application", () => {
  it("makes nobody a member until it is accepted", async () => {
    const { ctx, place, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId });
    expect(await membersOn(ctx, place.workplaceId)).toBe(0);
    expect(await isMember(ctx, contactId)).toBe(false);
    await decide(ctx, { contactId, applicationId: id, decision: "accepted" });
    expect(await membersOn(ctx, place.workplaceId)).toBe(1);
    expect(await isMember(ctx, contactId)).toBe(true);
    await expectAudited(ctx, "membership.decide", { entityId: contactId });
  });

  it("carries the union that the member came from into the membership", async () => {
    const { ctx, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId, cameFrom: "SP Lama", elsewhereSince: "2019-02-03" });
    await decide(ctx, { contactId, applicationId: id, decision: "accepted" });
    expect(await spansOf(ctx, contactId)).toMatchObject([{ cameFrom: "SP Lama", leftOn: null }]);
  });

  it("sent twice is one, and a second one beside it is refused", async () => {
    const { ctx, contactId } = await scene();
    const application = { id: newId(), contactId };
    await apply(ctx, application);
    await apply(ctx, application);
    await expect(apply(ctx, { id: newId(), contactId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("of a member is refused", async () => {
    const { ctx, contactId } = await scene();
    await joinUnion(ctx, { contactId });
    await expect(apply(ctx, { id: newId(), contactId })).rejects.toMatchObject({
      fields: { appliedOn: "already_member" },
    });
  });

  it("is decided by the secretariat alone", async () => {
    const { ctx, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId });
    const organiser = await signedIn({
      role: "organiser",
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
    });
    await expect(
      decide(organiser, { contactId, applicationId: id, decision: "accepted" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is not found by another union", async () => {
    const { ctx, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId });
    await expect(
      decide(await signedIn(), { contactId, applicationId: id, decision: "accepted" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not decided before it was made", async () => {
    const { ctx, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId, appliedOn: "2026-02-02" });
    await expect(
      decide(ctx, { contactId, applicationId: id, decision: "accepted", decidedOn: "2026-02-01" }),
    ).rejects.toMatchObject({ fields: { decidedOn: "order" } });
  });

  it("decided twice at once is decided once", async () => {
    const { ctx, contactId } = await scene();
    const id = newId();
    await apply(ctx, { id, contactId });
    const both = await Promise.allSettled(
      (["accepted", "rejected"] as const).map((decision) =>
        decide(ctx, { contactId, applicationId: id, decision }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is open again when the decision is taken back, and the membership has no day", async () => {
    const { ctx, place, contactId } = await scene();
    const id = newId();
    const day = plusDays(today(ctx), -40);
    await apply(ctx, { id, contactId, appliedOn: day });
    await decide(ctx, { contactId, applicationId: id, decision: "accepted", decidedOn: day });
    expect(await membersOn(ctx, place.workplaceId)).toBe(1);
    await reopenApplication(ctx, { contactId, applicationId: id });
    expect(await isMember(ctx, contactId)).toBe(false);
    await decide(ctx, {
      contactId,
      applicationId: id,
      decision: "rejected",
      decidedOn: day,
      note: "not employed",
    });
    expect(await isMember(ctx, contactId)).toBe(false);
  });
});

describe("a category", () => {
  it("that does not count leaves the figures from its day on, and not before", async () => {
    const { ctx, contactId } = await scene();
    const place = await workplaceFactory(ctx);
    const member = await contactFactory(ctx, { place });
    const day = today(ctx);
    await joinUnion(ctx, { contactId: member.id, joinedOn: plusDays(day, -10), cardNumber: "K-1" });
    await changeCategory(ctx, { contactId: member.id, categoryId: await associate(ctx) });
    expect(await membersOn(ctx, place.workplaceId)).toBe(0);
    expect(await isMember(ctx, member.id)).toBe(false);
    expect(await spansOf(ctx, member.id)).toMatchObject([
      { ending: "category", counts: true, cardNumber: "K-1" },
      { ending: null, counts: false, cardNumber: "K-1" },
    ]);
    await expect(changeCategory(ctx, { contactId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is taken back with the end before it", async () => {
    const { ctx, place, contactId } = await scene();
    await joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), -10) });
    await changeCategory(ctx, { contactId, categoryId: await associate(ctx) });
    const [first] = await spansOf(ctx, contactId);
    await takeBackEnd(ctx, { contactId, membershipId: first?.id ?? "" });
    expect(await membersOn(ctx, place.workplaceId)).toBe(1);
    expect(await spansOf(ctx, contactId)).toMatchObject([{ leftOn: null, ending: null }]);
  });

  it("cannot be told to count once somebody is in it", async () => {
    const { ctx, contactId } = await scene();
    const categoryId = await associate(ctx);
    const answers = { categoryId, name: "Associates", votes: false, pays: true, archived: false };
    await updateCategory(ctx, { ...answers, counts: true });
    await updateCategory(ctx, { ...answers, counts: false });
    await joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), -10) });
    await changeCategory(ctx, { contactId, categoryId });
    await expect(updateCategory(ctx, { ...answers, counts: true })).rejects.toMatchObject({
      fields: { counts: "in_use" },
    });
    await updateCategory(ctx, { ...answers, counts: false, votes: true });
    expect(await listCategories(ctx)).toMatchObject([{ name: "Associates", votes: true, used: true }]);
  });

  it("has a name that no other has", async () => {
    const { ctx } = await scene();
    await associate(ctx);
    await expect(associate(ctx)).rejects.toMatchObject({ code: "CONFLICT", fields: { name: "taken" } });
  });

  it("of another union is no choice", async () => {
    const { ctx, contactId } = await scene();
    const foreign = await associate(await signedIn());
    await joinUnion(ctx, { contactId });
    await expect(changeCategory(ctx, { contactId, categoryId: foreign })).rejects.toMatchObject({
      fields: { categoryId: "choice" },
    });
  });
});

describe("a transfer to another union", () => {
  it("ends the membership with its name, and is taken back", async () => {
    const { ctx, contactId } = await scene();
    await joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), -10) });
    await transferOut(ctx, { contactId, wentTo: "SP Seberang" });
    const [span] = await spansOf(ctx, contactId);
    expect(span).toMatchObject({ ending: "transferred", wentTo: "SP Seberang" });
    expect(span?.leftOn && fromDatabaseDay(span.leftOn)).toBe(today(ctx));
    expect(await isMember(ctx, contactId)).toBe(false);
    await takeBackEnd(ctx, { contactId, membershipId: span?.id ?? "" });
    expect(await isMember(ctx, contactId)).toBe(true);
    expect(await spansOf(ctx, contactId)).toMatchObject([{ leftOn: null, wentTo: null }]);
  });

  it("is not taken back over a membership that began since", async () => {
    const { ctx, contactId } = await scene();
    await joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), -10) });
    await transferOut(ctx, { contactId, wentTo: "SP Seberang" });
    await joinUnion(ctx, { contactId });
    const [span] = await spansOf(ctx, contactId);
    await expect(takeBackEnd(ctx, { contactId, membershipId: span?.id ?? "" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
