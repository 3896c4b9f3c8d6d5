import { describe, expect, it } from "vitest";
import { joinUnion } from "@/features/contacts/memberships.mutations";
import { recordAuthority, undoStep } from "@/features/memberships/authorities.mutations";
import { issueCard, issueCards, markPrinted } from "@/features/memberships/cards.mutations";
import { cardOfCode, cardsToPrint, membersWithoutCard } from "@/features/memberships/cards.queries";
import { recordClaim } from "@/features/memberships/claims.mutations";
import { appoint } from "@/features/memberships/offices.mutations";
import { createPacket, deliverPacket, printPacket } from "@/features/memberships/packets.mutations";
import { authorityBoard } from "@/features/memberships/packets.queries";
import { papersOf } from "@/features/memberships/queries";
import { askVerification, beginVerification } from "@/features/memberships/verification.mutations";
import type { Context, Role } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, type Place, signedIn, workplaceFactory } from "../../support/factories";

const day = (ctx: Context, ago: number) => plusDays(today(ctx), -ago);

async function member(ctx: Context, place: Place, name: string) {
  const { id } = await contactFactory(ctx, { place, name, employeeNumber: `E-${name}` });
  await joinUnion(ctx, { contactId: id, joinedOn: day(ctx, 100) });
  return id;
}

async function company() {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const [ayu, budi] = [await member(ctx, place, "Ayu"), await member(ctx, place, "Budi")];
  return { ctx, place, ayu, budi };
}

const inUnion = ({ unionId, timeZone }: Context, role: Role, workplaceId?: string) => {
  const turf = workplaceId
    ? { whole: false as const, workplaceIds: [workplaceId], departments: [] }
    : undefined;
  return signedIn({ role, union: { id: unionId, timeZone }, ...(turf ? { turf } : {}) });
};

async function signedBy(ctx: Context, ...contactIds: string[]) {
  for (const contactId of contactIds)
    await recordAuthority(ctx, {
      id: newId(),
      contactId,
      form: "paper",
      signedOn: day(ctx, 20),
      wording: "1%",
    });
}

const letter = (ctx: Context, { employerId }: Place, letterNumber = newId()) => ({
  ...{ id: newId(), employerId, letterNumber, dated: day(ctx, 10), receiver: "HRD" },
});

describe("a letter with authorities", () => {
  it("takes those that were signed and are in none, and delivers them on its day", async () => {
    const { ctx, place, ayu, budi } = await company();
    await signedBy(ctx, ayu, budi);
    const packet = letter(ctx, place);
    await createPacket(ctx, packet);
    await createPacket(ctx, packet);
    expect(await authorityBoard(ctx, place.employerId)).toMatchObject({ counts: { signed: 2 }, waiting: 0 });
    const delivery = { packetId: packet.id, deliveredOn: day(ctx, 8), receivedBy: "Rina" };
    await deliverPacket(ctx, delivery);
    await deliverPacket(ctx, delivery);
    expect(await authorityBoard(ctx, place.employerId)).toMatchObject({
      counts: { signed: 0, delivered: 2 },
      packets: [{ people: 2, deliveredOn: day(ctx, 8) }],
    });
    const [authority] = (await papersOf(ctx, ayu)).authorities;
    expect(authority).toMatchObject({
      state: "delivered",
      stateOn: day(ctx, 8),
      steps: [{ note: "Rina" }, {}],
    });
    await expectAudited(ctx, "packet.deliver", { entityId: packet.id });
  });

  it("is not made when nobody signed", async () => {
    const { ctx, place } = await company();
    await expect(createPacket(ctx, letter(ctx, place))).rejects.toMatchObject({
      fields: { form: "no_authorities" },
    });
    expect((await authorityBoard(ctx, place.employerId)).packets).toEqual([]);
  });

  it("has a number that no other has", async () => {
    const { ctx, place, ayu, budi } = await company();
    await signedBy(ctx, ayu);
    await createPacket(ctx, letter(ctx, place, "88/X"));
    await signedBy(ctx, budi);
    await expect(createPacket(ctx, letter(ctx, place, "88/x"))).rejects.toMatchObject({
      fields: { letterNumber: "taken" },
    });
  });

  it("leaves an authority whose delivery was undone to the next letter", async () => {
    const { ctx, place, ayu } = await company();
    await signedBy(ctx, ayu);
    const packet = letter(ctx, place);
    await createPacket(ctx, packet);
    await deliverPacket(ctx, { packetId: packet.id, deliveredOn: day(ctx, 8) });
    const [authority] = (await papersOf(ctx, ayu)).authorities;
    const step = { contactId: ayu, authorityId: authority?.id ?? "", eventId: authority?.steps[0]?.id ?? "" };
    await undoStep(ctx, { ...step, reason: "another office" });
    expect(await authorityBoard(ctx, place.employerId)).toMatchObject({ counts: { signed: 1 }, waiting: 1 });
  });

  it("prints its people with numbers and department, and the board of its day, with an audit row", async () => {
    const { ctx, place, ayu, budi } = await company();
    await signedBy(ctx, ayu);
    await issueCard(ctx, { id: newId(), contactId: ayu, number: "K-1" });
    await appoint(ctx, {
      id: newId(),
      contactId: budi,
      office: "Ketua",
      fromOn: day(ctx, 50),
      decree: "SK 3",
    });
    await appoint(ctx, { id: newId(), contactId: ayu, office: "Bendahara", fromOn: day(ctx, 5) });
    const packet = letter(ctx, place);
    await createPacket(ctx, packet);
    expect(await printPacket(ctx, packet.id)).toMatchObject({
      people: [
        { name: "Ayu", employeeNumber: "E-Ayu", department: "Sewing", cardNumber: "K-1", wording: "1%" },
      ],
      board: [{ name: "Budi", office: "Ketua", decree: "SK 3" }],
    });
    await expectAudited(ctx, "packet.print", { entityId: packet.id });
  });

  it("is for the secretariat of the union", async () => {
    const { ctx, place, ayu } = await company();
    await signedBy(ctx, ayu);
    const packet = letter(ctx, place);
    await expect(createPacket(await inUnion(ctx, "organiser"), packet)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(createPacket(await signedIn(), packet)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the cards of a workplace", () => {
  it("are issued to members without one, in the order of their names, and printed once", async () => {
    const { ctx, place, ayu, budi } = await company();
    const { people, total } = await membersWithoutCard(ctx, place.workplaceId);
    expect([people.map(({ name }) => name), total]).toEqual([["Ayu", "Budi"], 2]);
    expect(await issueCards(ctx, { contactIds: [budi, ayu] })).toBe(2);
    const { cards } = await cardsToPrint(ctx, place.workplaceId);
    expect(cards.map(({ name, number }) => `${number} ${name}`)).toEqual(["00001 Ayu", "00002 Budi"]);
    await markPrinted(ctx, { cardIds: cards.map(({ id }) => id) });
    expect((await cardsToPrint(ctx, place.workplaceId)).total).toBe(0);
    expect((await membersWithoutCard(ctx, place.workplaceId)).total).toBe(0);
  });
});

describe("the code on a card", () => {
  it("leads to the member for who may see them, and to nothing for everybody else", async () => {
    const { ctx, place, ayu } = await company();
    await issueCard(ctx, { id: newId(), contactId: ayu, number: "K-1" });
    const code = (await papersOf(ctx, ayu)).cards[0]?.code ?? "";
    const elsewhere = await workplaceFactory(ctx);
    expect(await cardOfCode(await inUnion(ctx, "organiser", place.workplaceId), code)).toMatchObject({
      ...{ name: "Ayu", number: "K-1", isMember: true, endedOn: null },
    });
    const notThere = { code: "NOT_FOUND" };
    await expect(
      cardOfCode(await inUnion(ctx, "organiser", elsewhere.workplaceId), code),
    ).rejects.toMatchObject(notThere);
    await expect(cardOfCode(await signedIn(), code)).rejects.toMatchObject(notThere);
    await expect(cardOfCode(ctx, newId())).rejects.toMatchObject(notThere);
    for (const role of ["delegate", "observer"] as const)
      await expect(cardOfCode(await inUnion(ctx, role), code)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the file for the manpower office", () => {
  it("has every member of the company with the evidence, once, with an audit row", async () => {
    const { ctx, place, ayu, budi } = await company();
    await issueCard(ctx, { id: newId(), contactId: ayu, number: "K-1" });
    await recordClaim(ctx, { id: newId(), contactId: budi, otherUnion: "SP Lain" });
    const id = newId();
    const asked = { id, employerId: place.employerId, reason: "Verification of the PKB" };
    await expect(askVerification({ ...ctx, provedAt: new Date(0) }, asked)).rejects.toMatchObject({
      code: "PROOF_NEEDED",
    });
    await askVerification(ctx, asked);
    const { pack } = await beginVerification(ctx, id);
    expect(pack).toMatchObject({
      ...{ members: 2, verifiable: 1 },
      rows: [
        { name: "Ayu", evidence: "card", number: "K-1" },
        { name: "Budi", evidence: "claimed", otherUnion: "SP Lain" },
      ],
    });
    await expectAudited(ctx, "verification.export", { entityId: id });
    await expect(beginVerification(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not made by who sees a part of the union, nor by another", async () => {
    const { ctx, place } = await company();
    const asked = { id: newId(), employerId: place.employerId, reason: "Verification" };
    const partly = await inUnion(ctx, "coordinator", place.workplaceId);
    await expect(askVerification(partly, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(askVerification(await signedIn(), asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
