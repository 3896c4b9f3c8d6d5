import { describe, expect, it } from "vitest";
import { createCampaign, archiveCampaign, updateCampaign } from "@/features/campaigns/mutations";
import { assignEnrolments, enrolContact, enrolMissing } from "@/features/campaigns/enrolments/mutations";
import { moveEnrolments } from "@/features/campaigns/enrolments/moves/mutations";
import { boardOf, countMissing, enrolmentsOf, filterChoices, moreCards } from "@/features/campaigns/enrolments/queries";
import { cardsSql } from "@/features/campaigns/enrolments/cards/queries";
import { getCampaign, listCampaigns, planChoices } from "@/features/campaigns/queries";
import { addStage, removeStage, renameStage, reorderStages } from "@/features/campaigns/stages/mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, type Place, signedIn, systemOf, workplaceFactory } from "../support/factories";

async function started({ people = 3, members = 0 } = {}) {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const contacts = [];
  for (let at = 0; at < people; at += 1) contacts.push(await contactFactory(ctx, { place, member: at < members }));
  const campaignId = await createCampaign(ctx, { ...plan(place), enrolNow: "on" });
  const { stages } = await getCampaign(ctx, campaignId);
  return { ctx, place, contacts, campaignId, stages };
}

const plan = (place: Place) => ({ name: "PKB 2027", ask: "Sign the form", startsOn: "2026-10-01", workplaceIds: [place.workplaceId] });
const board = (ctx: Context, campaignId: string) => boardOf(ctx, { campaignId, filter: {} });
const unionOf = (ctx: Context) => ({ id: ctx.unionId, timeZone: ctx.timeZone });
const turfOf = (place: Place) => ({ whole: false as const, workplaceIds: [place.workplaceId], departments: [] });

async function firstCard(ctx: Context, campaignId: string) {
  const card = (await board(ctx, campaignId)).columns.flatMap(({ cards }) => cards)[0];
  if (!card) throw new Error("the board is empty");
  return card;
}

const moveOf = ({ enrolmentId, version }: { enrolmentId: string; version: number }) => ({ id: newId(), enrolmentId, version });
const audits = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));
const movesOf = (ctx: Context) => read(ctx, (tx) => tx.stageMove.count({ where: { unionId: ctx.unionId } }));
const stageNamed = <T extends { name: string }>(stages: readonly T[], name: string): T => {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  return stage;
};

describe("a campaign", () => {
  it("begins with the default path and everybody known, members where the path leads", async () => {
    const { ctx, campaignId, stages } = await started({ people: 3, members: 1 });
    expect(stages.map(({ name }) => name)).toEqual([
      "Identified", "Contacted", "Conversation held", "Supporter", "Committed", "Form signed", "Active member", "Left the path",
    ]);
    const { columns, people } = await board(ctx, campaignId);
    expect(people).toBe(3);
    expect(columns.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 1, 0]);
    expect(await movesOf(ctx)).toBe(3);
    expect(await audits(ctx, "campaign.create")).toBe(1);
  });

  it("is made once, however often it is sent", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const id = newId();
    await createCampaign(ctx, { id, ...plan(place) });
    await createCampaign(ctx, { id, ...plan(place) });
    expect(await listCampaigns(ctx)).toHaveLength(1);
    await expect(createCampaign(ctx, { ...plan(place), name: "pkb 2027" })).rejects.toMatchObject({ code: "CONFLICT", fields: { name: "taken" } });
  });

  it("speaks the union's language", async () => {
    const ctx = await signedIn();
    await write(systemOf(ctx), (tx) => tx.union.updateMany({ where: { id: ctx.unionId }, data: { locale: "id" } }));
    const id = await createCampaign(ctx, plan(await workplaceFactory(ctx)));
    expect((await getCampaign(ctx, id)).stages[3]?.name).toBe("Mendukung");
  });

  it("is not an organiser's to make, and not another union's to see", async () => {
    const { ctx, place, campaignId } = await started();
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx) });
    await expect(createCampaign(organiser, plan(place))).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await signedIn();
    expect(await listCampaigns(stranger)).toEqual([]);
    await expect(board(stranger, campaignId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createCampaign(stranger, plan(place))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays hidden from those who see none of its workplaces", async () => {
    const { ctx, campaignId } = await started();
    const elsewhere = turfOf(await workplaceFactory(ctx));
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: elsewhere });
    expect(await listCampaigns(organiser)).toEqual([]);
    await expect(board(organiser, campaignId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("changes its plan and leaves workplaces outside the writer's turf alone", async () => {
    const { ctx, place, campaignId } = await started();
    const [other, third] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await updateCampaign(ctx, { id: campaignId, ...plan(place), workplaceIds: [place.workplaceId, other.workplaceId] });
    const turf = { ...turfOf(place), workplaceIds: [place.workplaceId, third.workplaceId] };
    const coordinator = await signedIn({ role: "coordinator", union: unionOf(ctx), turf });
    await updateCampaign(coordinator, { id: campaignId, ...plan(place), name: "PKB 2028", workplaceIds: [third.workplaceId] });
    const { name, workplaces } = await getCampaign(ctx, campaignId);
    expect(name).toBe("PKB 2028");
    expect(workplaces.map(({ id }) => id).sort()).toEqual([other.workplaceId, third.workplaceId].sort());
    expect((await planChoices(coordinator)).workplaces.map(({ id }) => id).sort()).toEqual([place.workplaceId, third.workplaceId].sort());
  });

  it("stands still once it is archived", async () => {
    const { ctx, campaignId, stages } = await started();
    const card = await firstCard(ctx, campaignId);
    await archiveCampaign(ctx, { id: campaignId, archived: "yes" });
    const moving = moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id });
    await expect(moving).rejects.toMatchObject({ code: "CONFLICT", fields: { form: "archived" } });
    await expect(enrolMissing(ctx, { campaignId })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await board(ctx, campaignId)).people).toBe(3);
  });
});

describe("stages", () => {
  it("are added before members and exits, renamed, ordered, and removed while nobody was there", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const id = await addStage(ctx, { campaignId, name: "Brought a friend", kind: "step" });
    const names = async () => (await getCampaign(ctx, campaignId)).stages.map(({ name }) => name);
    expect((await names()).slice(5)).toEqual(["Form signed", "Brought a friend", "Active member", "Left the path"]);
    await renameStage(ctx, { campaignId, stageId: id, name: "Brought two" });
    await expect(renameStage(ctx, { campaignId, stageId: id, name: "supporter" })).rejects.toMatchObject({ fields: { name: "taken" } });
    const order = [id, ...stages.map((stage) => stage.id)];
    await reorderStages(ctx, { campaignId, stageIds: order });
    expect((await names())[0]).toBe("Brought two");
    await expect(reorderStages(ctx, { campaignId, stageIds: order.slice(1) })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    await removeStage(ctx, { campaignId, stageId: id });
    expect(await names()).toHaveLength(8);
  });

  it("stay while somebody stands in them, or went through", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const identified = stageNamed(stages, "Identified");
    await expect(removeStage(ctx, { campaignId, stageId: identified.id })).rejects.toMatchObject({ fields: { stage: "not_empty" } });
    const card = await firstCard(ctx, campaignId);
    await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id });
    await expect(removeStage(ctx, { campaignId, stageId: identified.id })).rejects.toMatchObject({ fields: { stage: "history" } });
  });
});

describe("enrolling", () => {
  it("brings those who came since, once, and passes over the dead and those who asked not to be contacted", async () => {
    const { ctx, place, campaignId } = await started();
    const later = await contactFactory(ctx, { place });
    const [dead, quiet] = [await contactFactory(ctx, { place }), await contactFactory(ctx, { place })];
    await write(systemOf(ctx), async (tx) => {
      await tx.contact.updateMany({ where: { id: dead.id }, data: { deceasedOn: new Date("2026-01-01") } });
      await tx.contact.updateMany({ where: { id: quiet.id }, data: { doNotContact: true } });
    });
    expect(await countMissing(ctx, campaignId)).toBe(1);
    const counts = await Promise.all([enrolMissing(ctx, { campaignId }), enrolMissing(ctx, { campaignId })]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await countMissing(ctx, campaignId)).toBe(0);
    expect(await enrolmentsOf(ctx, later.id)).toMatchObject([{ campaign: { id: campaignId }, daysInStage: 0, version: 1 }]);
  });

  it("takes one contact of another workplace, but none outside the turf", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const outside = await contactFactory(ctx, { place: await workplaceFactory(ctx) });
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(place) });
    await expect(enrolContact(organiser, { campaignId, contactId: outside.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await enrolContact(ctx, { campaignId, contactId: outside.id });
    await enrolContact(ctx, { campaignId, contactId: outside.id });
    expect((await board(ctx, campaignId)).people).toBe(1);
    expect((await board(organiser, campaignId)).people).toBe(0);
  });
});

describe("moving cards", () => {
  it("moves several at once, leaves a row each and one audit row", async () => {
    const { ctx, campaignId, stages } = await started({ people: 4 });
    const to = stageNamed(stages, "Supporter").id;
    const cards = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards).slice(0, 3);
    const { moved, conflicts } = await moveEnrolments(ctx, { moves: cards.map(moveOf), toStageId: to });
    expect(conflicts).toEqual([]);
    expect(moved.map(({ version }) => version)).toEqual([2, 2, 2]);
    const { columns } = await board(ctx, campaignId);
    expect(columns.find(({ stageId }) => stageId === to)?.count).toBe(3);
    expect(await movesOf(ctx)).toBe(4 + 3);
    expect(await audits(ctx, "enrolment.move")).toBe(1);
  });

  it("is done once when it is sent twice, and goes back by a move of its own", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const input = { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id };
    expect(await moveEnrolments(ctx, input)).toEqual(await moveEnrolments(ctx, input));
    expect(await movesOf(ctx)).toBe(2);
    await moveEnrolments(ctx, { moves: [moveOf({ ...card, version: 2 })], toStageId: card.stageId });
    expect((await firstCard(ctx, campaignId)).stageId).toBe(card.stageId);
    expect(await movesOf(ctx)).toBe(3);
    expect((await moveEnrolments(ctx, input)).conflicts).toMatchObject([{ enrolmentId: card.enrolmentId, stageId: card.stageId }]);
  });

  it("lets one of fifty win, and tells the others who was faster", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const targets = stages.filter(({ kind, id }) => kind === "step" && id !== card.stageId);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: targets[at % targets.length]?.id ?? card.stageId }),
      ),
    );
    const name = ctx.actor.name;
    expect(all.filter(({ moved }) => moved.length === 1)).toHaveLength(1);
    const told = all.flatMap(({ conflicts }) => conflicts);
    expect(told).toHaveLength(49);
    const after = await firstCard(ctx, campaignId);
    expect(told.every((one) => one.by === name && one.stageId === after.stageId && one.version === 2)).toBe(true);
    expect(await movesOf(ctx)).toBe(2);
  });

  it("never locks up two people who move the same cards in opposite order", async () => {
    const { ctx, campaignId, stages } = await started({ people: 6 });
    const cards = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards);
    const tries = Array.from({ length: 8 }, (_, at) => {
      const moves = (at % 2 ? cards : cards.toReversed()).map(moveOf);
      return moveEnrolments(ctx, { moves, toStageId: stages[1 + (at % 3)]?.id ?? "" });
    });
    const all = await Promise.all(tries);
    expect(all.filter(({ moved }) => moved.length === 6)).toHaveLength(1);
    expect(all.filter(({ conflicts }) => conflicts.length === 6)).toHaveLength(7);
  });

  it("reports only the cards that somebody took", async () => {
    const { ctx, campaignId, stages } = await started({ people: 2 });
    const [one, two] = (await board(ctx, campaignId)).columns.flatMap((column) => column.cards);
    if (!one || !two) throw new Error("two cards");
    const colleague = await signedIn({ union: unionOf(ctx), name: "Sari" });
    await moveEnrolments(colleague, { moves: [moveOf(one)], toStageId: stageNamed(stages, "Supporter").id });
    const { moved, conflicts } = await moveEnrolments(ctx, { moves: [one, two].map(moveOf), toStageId: stageNamed(stages, "Contacted").id });
    expect(moved).toEqual([{ enrolmentId: two.enrolmentId, version: 2 }]);
    expect(conflicts).toMatchObject([{ enrolmentId: one.enrolmentId, by: "Sari", version: 2 }]);
  });

  it("refuses delegates, cards outside the turf and stages of another campaign", async () => {
    const { ctx, place, campaignId, stages } = await started({ people: 1 });
    const card = await firstCard(ctx, campaignId);
    const toStageId = stageNamed(stages, "Contacted").id;
    const turf = { whole: false as const, workplaceIds: [], departments: [{ id: place.departmentId, workplaceId: place.workplaceId }] };
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx), turf });
    await expect(moveEnrolments(delegate, { moves: [moveOf(card)], toStageId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(await workplaceFactory(ctx)) });
    await expect(moveEnrolments(organiser, { moves: [moveOf(card)], toStageId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const otherId = await createCampaign(ctx, { ...plan(place), name: "Safety" });
    const otherStage = (await getCampaign(ctx, otherId)).stages[1]?.id ?? "";
    await expect(moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: otherStage })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await movesOf(ctx)).toBe(1);
  });
});

describe("the board", () => {
  it("pages a column by key, with the true count", async () => {
    const { ctx, campaignId } = await started({ people: 32 });
    const column = (await board(ctx, campaignId)).columns[0];
    expect(column?.count).toBe(32);
    expect(column?.cards).toHaveLength(30);
    const after = column?.cards.at(-1)?.cursor;
    if (!column || !after) throw new Error("a full column");
    const rest = await moreCards(ctx, { campaignId, stageId: column.stageId, after, filter: {} });
    const seen = [...column.cards, ...rest].map(({ enrolmentId }) => enrolmentId);
    expect(new Set(seen).size).toBe(32);
  });

  it("shows what a card needs, and filters by place, owner and standstill", async () => {
    const { ctx, place, contacts, campaignId } = await started({ people: 3 });
    const [one] = contacts;
    const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await write(systemOf(ctx), async (tx) => {
      await tx.contact.updateMany({
        where: { id: one?.id },
        data: { assessment: 2, assessedAt: daysAgo(80), lastConversationAt: daysAgo(9) },
      });
      await tx.enrolment.updateMany({ where: { contactId: one?.id }, data: { enteredStageAt: daysAgo(20) } });
      await tx.followUp.createMany({
        data: [{ unionId: ctx.unionId, id: newId(), contactId: one?.id ?? "", assignedTo: userId, createdBy: userId, dueOn: daysAgo(3), promise: "Bring the form" }],
      });
    });
    const card = await firstCard(ctx, campaignId);
    expect(card).toMatchObject({
      contactId: one?.id, member: false, assessment: { level: 2, stale: true }, department: "Sewing", shift: "Morning",
      daysInStage: 20, quietDays: 9, due: { promise: "Bring the form" }, owner: null,
    });
    expect(card.due?.inDays).toBeLessThan(0);
    await assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: userId });
    const people = async (filter: Parameters<typeof boardOf>[1]["filter"]) => (await boardOf(ctx, { campaignId, filter })).people;
    expect(await people({ stuck: "1" })).toBe(1);
    expect(await people({ owner: userId })).toBe(1);
    expect(await people({ owner: "none" })).toBe(2);
    expect(await people({ department: place.departmentId, shift: place.shiftId })).toBe(3);
    expect(await people({ department: newId() })).toBe(0);
    expect((await filterChoices(ctx, campaignId)).departments).toMatchObject([{ name: "Sewing" }]);
  });

  it("knows the eligible workers only when every workplace was counted", async () => {
    const { ctx, place, campaignId } = await started();
    expect((await board(ctx, campaignId)).eligible).toBeNull();
    const row = { unionId: ctx.unionId, workplaceId: place.workplaceId, source: "hr_list" as const };
    await write(systemOf(ctx), (tx) =>
      tx.headcount.createMany({
        data: [
          { ...row, id: newId(), countedOn: new Date("2026-01-01"), eligible: 900 },
          { ...row, id: newId(), countedOn: new Date("2026-06-01"), eligible: 1130 },
          { ...row, id: newId(), countedOn: new Date("2026-06-01"), eligible: 100, departmentId: place.departmentId },
        ],
      }),
    );
    expect((await board(ctx, campaignId)).eligible).toBe(1130);
  });

  it("gives a delegate the names of the own department without assessments, and an observer numbers only", async () => {
    const { ctx, place, contacts, campaignId } = await started({ people: 6, members: 1 });
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { id: { in: contacts.slice(0, 2).map(({ id }) => id) } }, data: { departmentId: null } }),
    );
    const turf = { whole: false as const, workplaceIds: [], departments: [{ id: place.departmentId, workplaceId: place.workplaceId }] };
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx), turf });
    const own = await board(delegate, campaignId);
    expect(own.people).toBe(4);
    expect(own.columns.flatMap(({ cards }) => cards).every((card) => card.assessment === undefined && card.quietDays === null)).toBe(true);
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const counted = await board(observer, campaignId);
    expect(counted.columns.flatMap(({ cards }) => cards)).toEqual([]);
    expect(counted.columns.map(({ count }) => count)).toEqual([null, 0, 0, 0, 0, 0, null, 0]);
    await expect(enrolmentsOf(observer, contacts[0]?.id ?? "")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("reads a column of 5,000 from its index", async () => {
    const { ctx, place, campaignId, stages } = await started({ people: 0 });
    const ids = Array.from({ length: 5_000 }, () => newId());
    await write(systemOf(ctx), async (tx) => {
      const at = { workplaceId: place.workplaceId, departmentId: place.departmentId };
      await tx.contact.createMany({ data: ids.map((id) => ({ unionId: ctx.unionId, id, name: "Worker", searchText: "worker", ...at })) });
    });
    expect(await enrolMissing(ctx, { campaignId })).toBe(5_000);
    const plan = await write(ctx, async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      const sql = cardsSql(ctx, { campaignId, stages, filter: {} });
      const rows = await tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${sql.text}`, ...sql.values);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("enrolment_board_idx");
    const { columns } = await board(ctx, campaignId);
    expect(columns[0]).toMatchObject({ count: 5_000 });
    expect(columns[0]?.cards).toHaveLength(30);
  });
});
