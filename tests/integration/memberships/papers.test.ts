import { describe, expect, it } from "vitest";
import { correctCard, joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { moveAuthority, recordAuthority, undoStep } from "@/features/memberships/authorities.mutations";
import { endCard, issueCard } from "@/features/memberships/cards.mutations";
import { closeClaim, recordClaim } from "@/features/memberships/claims.mutations";
import { appoint, endOffice } from "@/features/memberships/offices.mutations";
import { papersOf } from "@/features/memberships/queries";
import { recordStatement, withdrawStatement } from "@/features/memberships/statements.mutations";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

async function scene() {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const { id: contactId } = await contactFactory(ctx, { place });
  await joinUnion(ctx, { contactId, joinedOn: plusDays(today(ctx), -100) });
  const other = await contactFactory(ctx, { place });
  await joinUnion(ctx, { contactId: other.id, joinedOn: plusDays(today(ctx), -100) });
  return { ctx, place, contactId, otherId: other.id, day: (ago: number) => plusDays(today(ctx), -ago) };
}

const organiserOf = (ctx: Context) =>
  signedIn({ role: "organiser", union: { id: ctx.unionId, timeZone: ctx.timeZone } });

describe("a card", () => {
  it("has the next number of the union, and the membership knows it", async () => {
    const { ctx, contactId, otherId } = await scene();
    await issueCard(ctx, { id: newId(), contactId });
    await issueCard(ctx, { id: newId(), contactId: otherId });
    expect(await papersOf(ctx, contactId)).toMatchObject({
      cards: [{ number: "00001", endedOn: null }],
      spans: [{ cardNumber: "00001" }],
    });
    expect((await papersOf(ctx, otherId)).cards).toMatchObject([{ number: "00002" }]);
    await expectAudited(ctx, "card.issue", { entityId: contactId });
  });

  it("skips numbers that a list has given", async () => {
    const { ctx, contactId, otherId } = await scene();
    await correctCard(ctx, { contactId: otherId, cardNumber: "00001" });
    await issueCard(ctx, { id: newId(), contactId });
    expect((await papersOf(ctx, contactId)).cards).toMatchObject([{ number: "00002" }]);
  });

  it("sent twice is one", async () => {
    const { ctx, contactId } = await scene();
    const card = { id: newId(), contactId };
    await issueCard(ctx, card);
    await issueCard(ctx, card);
    expect((await papersOf(ctx, contactId)).cards).toHaveLength(1);
  });

  it("is replaced by the next, with the reason, and its number is never given again", async () => {
    const { ctx, contactId, otherId, day } = await scene();
    await issueCard(ctx, { id: newId(), contactId, number: "K-1", issuedOn: day(50) });
    await issueCard(ctx, { id: newId(), contactId, number: "K-2", issuedOn: day(10), reason: "torn" });
    expect((await papersOf(ctx, contactId)).cards).toMatchObject([
      { number: "K-2", endedOn: null },
      { number: "K-1", endedOn: day(10), ending: "replaced", reason: "torn" },
    ]);
    const again = { id: newId(), contactId: otherId };
    await expect(issueCard(ctx, { ...again, number: "k-1" })).rejects.toMatchObject({
      fields: { number: "taken" },
    });
  });

  it("is not given a number that a list gives to somebody else", async () => {
    const { ctx, contactId, otherId } = await scene();
    await correctCard(ctx, { contactId: otherId, cardNumber: "L-9" });
    await expect(issueCard(ctx, { id: newId(), contactId, number: "L-9" })).rejects.toMatchObject({
      fields: { number: "taken" },
    });
  });

  it("of two at once in one series has its own number", async () => {
    const { ctx, contactId, otherId } = await scene();
    await Promise.all([contactId, otherId].map((each) => issueCard(ctx, { id: newId(), contactId: each })));
    const cards = [...(await papersOf(ctx, contactId)).cards, ...(await papersOf(ctx, otherId)).cards];
    expect(cards.map(({ number }) => number).sort()).toEqual(["00001", "00002"]);
  });

  it("follows a corrected number", async () => {
    const { ctx, contactId } = await scene();
    await issueCard(ctx, { id: newId(), contactId, number: "K-71" });
    await correctCard(ctx, { contactId, cardNumber: "K-17" });
    expect((await papersOf(ctx, contactId)).cards).toMatchObject([{ number: "K-17", endedOn: null }]);
  });

  it("does not take the number of another card in a correction", async () => {
    const { ctx, contactId, otherId } = await scene();
    await issueCard(ctx, { id: newId(), contactId, number: "K-1" });
    await issueCard(ctx, { id: newId(), contactId: otherId, number: "K-2" });
    await correctCard(ctx, { contactId, cardNumber: "K-2" });
    expect(await papersOf(ctx, contactId)).toMatchObject({
      cards: [{ number: "K-1" }],
      spans: [{ cardNumber: "K-2" }],
    });
  });

  it("that is lost ends, not before it was issued", async () => {
    const { ctx, contactId, day } = await scene();
    const id = newId();
    await issueCard(ctx, { id, contactId, issuedOn: day(20) });
    const end = { contactId, cardId: id, ending: "lost" as const };
    await expect(endCard(ctx, { ...end, endedOn: day(21) })).rejects.toMatchObject({
      fields: { endedOn: "order" },
    });
    await endCard(ctx, { ...end, endedOn: day(5) });
    expect((await papersOf(ctx, contactId)).cards).toMatchObject([{ ending: "lost", endedOn: day(5) }]);
    await expect(endCard(ctx, end)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for members, and from the secretariat", async () => {
    const { ctx, contactId } = await scene();
    await leaveUnion(ctx, { contactId, ending: "resigned" });
    await expect(issueCard(ctx, { id: newId(), contactId })).rejects.toMatchObject({
      fields: { form: "no_member" },
    });
    await expect(issueCard(await organiserOf(ctx), { id: newId(), contactId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(issueCard(await signedIn(), { id: newId(), contactId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a statement", () => {
  it("is recorded by an organiser and withdrawn by the secretariat", async () => {
    const { ctx, contactId, day } = await scene();
    const organiser = await organiserOf(ctx);
    const id = newId();
    const statement = { id, contactId, signedOn: day(9), kind: "own" as const, keptWhere: "map 4" };
    await recordStatement(organiser, statement);
    await recordStatement(organiser, statement);
    const withdrawal = { contactId, statementId: id, withdrawnOn: day(2) };
    await expect(withdrawStatement(organiser, withdrawal)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await withdrawStatement(ctx, withdrawal);
    expect((await papersOf(ctx, contactId)).statements).toMatchObject([
      { signedOn: day(9), keptWhere: "map 4", withdrawnOn: day(2) },
    ]);
  });

  it("is not signed tomorrow", async () => {
    const { ctx, contactId, day } = await scene();
    await expect(
      recordStatement(ctx, { id: newId(), contactId, signedOn: day(-1), kind: "own" }),
    ).rejects.toMatchObject({ fields: { signedOn: "future" } });
  });
});

describe("the claim of another union", () => {
  it("is closed by the choice for us, and the membership goes on", async () => {
    const { ctx, contactId, day } = await scene();
    const id = newId();
    await recordClaim(ctx, { id, contactId, otherUnion: "SP Lain", claimedOn: day(9) });
    await closeClaim(ctx, { contactId, claimId: id, choice: "ours", closedOn: day(3), letter: "map 2" });
    expect(await papersOf(ctx, contactId)).toMatchObject({
      claims: [{ choice: "ours", closedOn: day(3), letter: "map 2" }],
      spans: [{ until: null }],
    });
    await expect(closeClaim(ctx, { contactId, claimId: id, choice: "theirs" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is closed by the choice for them, and the membership ends on that day", async () => {
    const { ctx, contactId, day } = await scene();
    const id = newId();
    await recordClaim(ctx, { id, contactId, otherUnion: "SP Lain", claimedOn: day(9) });
    await closeClaim(ctx, { contactId, claimId: id, choice: "theirs", closedOn: day(3) });
    expect((await papersOf(ctx, contactId)).spans).toMatchObject([{ until: day(3), ending: "other_union" }]);
  });
});

describe("an authority to deduct", () => {
  async function signed() {
    const all = await scene();
    const id = newId();
    await recordAuthority(all.ctx, { id, contactId: all.contactId, signedOn: all.day(30), form: "paper" });
    const move = (to: "seen" | "interrupted" | "revoked", ago: number, step = newId()) =>
      moveAuthority(all.ctx, {
        id: step,
        contactId: all.contactId,
        authorityId: id,
        to,
        onDay: all.day(ago),
        note: "x",
      });
    const now = async () => (await papersOf(all.ctx, all.contactId)).authorities[0];
    return { ...all, id, move, now };
  }

  it("goes to the employer of the present job", async () => {
    const { place, now, day } = await signed();
    expect(await now()).toMatchObject({
      state: "signed",
      stateOn: day(30),
      employer: { id: place.employerId },
    });
  });

  it("is one at a time for an employer, until it is revoked", async () => {
    const { ctx, contactId, move } = await signed();
    const next = { id: newId(), contactId, form: "paper" as const };
    await expect(recordAuthority(ctx, next)).rejects.toMatchObject({
      fields: { signedOn: "open_authority" },
    });
    await move("revoked", 10);
    await recordAuthority(ctx, next);
    expect((await papersOf(ctx, contactId)).authorities.map(({ state }) => state)).toEqual([
      "signed",
      "revoked",
    ]);
  });

  it("is not seen in a file before it was delivered", async () => {
    const { move } = await signed();
    await expect(move("seen", 5)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  });

  it("is not revoked before it was signed", async () => {
    const { move } = await signed();
    await expect(move("revoked", 31)).rejects.toMatchObject({ fields: { onDay: "order" } });
  });

  it("sent twice moves once", async () => {
    const { move, now } = await signed();
    const step = newId();
    await move("revoked", 10, step);
    await move("revoked", 10, step);
    expect((await now())?.steps).toHaveLength(2);
  });

  it("goes back by one step with a reason, and the step stays in the history", async () => {
    const { ctx, contactId, id, move, now, day } = await signed();
    await move("revoked", 10);
    const eventId = (await now())?.steps[0]?.id ?? "";
    await undoStep(ctx, { contactId, authorityId: id, eventId, reason: "wrong person" });
    expect(await now()).toMatchObject({
      state: "signed",
      stateOn: day(30),
      steps: [{ undoneReason: "wrong person" }, {}],
    });
    await expect(
      undoStep(ctx, { contactId, authorityId: id, eventId, reason: "again" }),
    ).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("needs an employer", async () => {
    const { ctx } = await scene();
    const { id: contactId } = await contactFactory(ctx);
    await expect(recordAuthority(ctx, { id: newId(), contactId, form: "paper" })).rejects.toMatchObject({
      fields: { form: "no_job" },
    });
  });
});

describe("an office", () => {
  it("is of the unit at the employer, from a day to a day", async () => {
    const { ctx, contactId, day } = await scene();
    const id = newId();
    const office = { id, contactId, office: "Ketua", fromOn: day(20), decree: "SK 3", decreeOn: day(25) };
    await appoint(ctx, office);
    await appoint(ctx, office);
    await expect(endOffice(ctx, { contactId, officeId: id, toOn: day(21) })).rejects.toMatchObject({
      fields: { toOn: "order" },
    });
    await endOffice(ctx, { contactId, officeId: id, toOn: day(1) });
    expect((await papersOf(ctx, contactId)).offices).toMatchObject([
      { office: "Ketua", toOn: day(1), decree: "SK 3" },
    ]);
  });
});
