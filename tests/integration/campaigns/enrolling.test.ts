import { describe, expect, it } from "vitest";
import { countMissing, movingCard } from "@/features/campaigns/board.queries";
import { assignEnrolments, enrolContact, enrolMissing } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { archiveCampaign, createCampaign } from "@/features/campaigns/mutations";
import { enrolmentsOf, getCampaign } from "@/features/campaigns/queries";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import {
  board,
  firstCard,
  moveOf,
  movesOf,
  plan,
  stageNamed,
  started,
  turfOf,
  unionOf,
} from "../../support/campaigns";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { me } from "../../support/follow-ups";

const cardsOf = async (ctx: Context, campaignId: string) =>
  (await board(ctx, campaignId)).columns.flatMap(({ cards }) => cards);

describe("enrolling one contact", () => {
  it("puts a member where the path leads and anybody else at its beginning", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const [member, other] = [
      await contactFactory(ctx, { place, member: true }),
      await contactFactory(ctx, { place }),
    ];
    for (const { id } of [member, other]) await enrolContact(ctx, { campaignId, contactId: id });
    const { columns } = await board(ctx, campaignId);
    const stageOf = (id: string) =>
      columns.find(({ cards }) => cards.some((card) => card.contactId === id))?.name;
    expect([stageOf(member.id), stageOf(other.id)]).toEqual(["Active member", "Identified"]);
  });

  it("leaves a first move from nowhere, by whom, and an audit row", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const { id: contactId } = await contactFactory(ctx, { place });
    await enrolContact(ctx, { campaignId, contactId });
    const moves = await read(ctx, (tx) => tx.stageMove.findMany({ where: { unionId: ctx.unionId } }));
    expect(moves).toMatchObject([{ fromStageId: null, movedBy: me(ctx) }]);
    expect((await auditRows(ctx, "enrolment.create")).at(-1)).toMatchObject({
      ...{ entity: "campaign", entityId: campaignId, details: { count: 1, contactId } },
    });
  });

  it("keeps her where she is when she is there already", async () => {
    const { ctx, contacts, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Supporter").id });
    await enrolContact(ctx, { campaignId, contactId: contacts[0]?.id ?? "" });
    expect(await firstCard(ctx, campaignId)).toMatchObject({ version: 2 });
    expect(await movesOf(ctx)).toBe(2);
  });

  it("finds nobody who has died", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const { id } = await contactFactory(ctx, { place });
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { id }, data: { deceasedOn: new Date("2026-01-01") } }),
    );
    await expect(enrolContact(ctx, { campaignId, contactId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is refused on a board that is archived", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 1 });
    await archiveCampaign(ctx, { id: campaignId, archived: "yes" });
    await expect(enrolContact(ctx, { campaignId, contactId: contacts[0]?.id ?? "" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { form: "archived" } },
    });
  });
});

describe("enrolling whom a board lacks", () => {
  it("brings a member who asked not to be contacted, who is one all the same", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const { id } = await contactFactory(ctx, { place, member: true });
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { id }, data: { doNotContact: true } }),
    );
    expect(await countMissing(ctx, campaignId)).toBe(1);
    expect(await enrolMissing(ctx, { campaignId })).toBe(1);
  });

  it("brings for an organiser the people of the turf alone", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const other = await workplaceFactory(ctx);
    for (const at of [place, other]) await contactFactory(ctx, { place: at });
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(place) });
    expect(await countMissing(organiser, campaignId)).toBe(1);
    expect(await enrolMissing(organiser, { campaignId })).toBe(1);
    expect(await enrolMissing(organiser, { campaignId })).toBe(0);
  });

  it("says in its audit row how many came", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    for (let at = 0; at < 3; at += 1) await contactFactory(ctx, { place });
    await enrolMissing(ctx, { campaignId });
    expect((await auditRows(ctx, "enrolment.create")).at(-1)).toMatchObject({ details: { count: 3 } });
  });
});

describe("giving people of a board to a colleague", () => {
  it("names the owner on the card, and takes nobody as well", async () => {
    const { ctx, campaignId } = await started({ people: 2 });
    const colleague = await signedIn({ role: "organiser", union: unionOf(ctx), name: "Sari" });
    const [one, two] = await cardsOf(ctx, campaignId);
    const enrolmentIds = [one?.enrolmentId ?? "", two?.enrolmentId ?? ""];
    expect(await assignEnrolments(ctx, { enrolmentIds, ownerId: me(colleague) })).toBe(2);
    expect((await cardsOf(ctx, campaignId)).map(({ owner }) => owner?.name)).toEqual(["Sari", "Sari"]);
    await assignEnrolments(ctx, { enrolmentIds: enrolmentIds.slice(1), ownerId: null });
    expect((await cardsOf(ctx, campaignId)).map(({ owner }) => owner?.name)).toEqual(["Sari", undefined]);
    expect(await auditRows(ctx, "enrolment.assign")).toMatchObject([
      { entity: "enrolment", details: { count: 2, enrolmentIds, ownerId: me(colleague) } },
      { details: { count: 1 } },
    ]);
  });

  it("changes no version: a card may still be moved from what was read before", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    await assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: me(ctx) });
    const toStageId = stageNamed(stages, "Contacted").id;
    expect((await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId })).conflicts).toEqual([]);
  });

  it.each([
    ["whose seat is closed", { disabledAt: new Date() }],
    ["who only sees numbers", { role: "observer" as const }],
  ])("finds no colleague %s", async (_who, data) => {
    const { ctx, campaignId } = await started({ people: 1 });
    const colleague = await signedIn({ role: "organiser", union: unionOf(ctx) });
    await write(systemOf(ctx), (tx) => tx.seat.updateMany({ where: { userId: me(colleague) }, data }));
    const card = await firstCard(ctx, campaignId);
    const giving = assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: me(colleague) });
    await expect(giving).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await firstCard(ctx, campaignId)).owner).toBeNull();
  });

  it("finds no user of another union", async () => {
    const { ctx, campaignId } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const giving = assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: me(await signedIn()) });
    await expect(giving).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("gives all or none where one lies outside the turf", async () => {
    const { ctx, place, campaignId } = await started({ people: 1 });
    const other = await workplaceFactory(ctx);
    await enrolContact(ctx, { campaignId, contactId: (await contactFactory(ctx, { place: other })).id });
    const enrolmentIds = (await cardsOf(ctx, campaignId)).map(({ enrolmentId }) => enrolmentId);
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(place) });
    await expect(assignEnrolments(organiser, { enrolmentIds, ownerId: me(organiser) })).rejects.toMatchObject(
      {
        code: "NOT_FOUND",
      },
    );
    expect((await cardsOf(ctx, campaignId)).map(({ owner }) => owner)).toEqual([null, null]);
  });
});

describe("the paths of a contact", () => {
  it("are those of running campaigns, the newest first, with their stages in order", async () => {
    const { ctx, place, contacts, campaignId } = await started({ people: 1 });
    const contactId = contacts[0]?.id ?? "";
    const newer = await createCampaign(ctx, { ...plan(place), name: "Safety", startsOn: "2026-11-01" });
    const over = await createCampaign(ctx, { ...plan(place), name: "Over", startsOn: "2026-11-02" });
    for (const id of [newer, over]) await enrolContact(ctx, { campaignId: id, contactId });
    await archiveCampaign(ctx, { id: over, archived: "yes" });
    const paths = await enrolmentsOf(ctx, contactId);
    expect(paths.map(({ campaign }) => campaign.name)).toEqual(["Safety", "PKB 2027"]);
    expect(paths[1]?.stages).toEqual((await getCampaign(ctx, campaignId)).stages);
  });

  it("are none of somebody outside the turf", async () => {
    const { ctx, contacts } = await started({ people: 1 });
    const turf = turfOf(await workplaceFactory(ctx));
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf });
    expect(await enrolmentsOf(organiser, contacts[0]?.id ?? "")).toEqual([]);
  });

  it("show one card for the move form, and none that is not there", async () => {
    const { ctx, campaignId } = await started({ people: 1 });
    const { enrolmentId, version, stageId, name } = await firstCard(ctx, campaignId);
    expect(await movingCard(ctx, enrolmentId)).toEqual({ enrolmentId, version, stageId, name });
    expect(await movingCard(ctx, newId())).toBeNull();
  });
});
