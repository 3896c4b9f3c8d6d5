import { describe, expect, it } from "vitest";
import { boardOf, filterChoices, moreCards } from "@/features/campaigns/board.queries";
import { enrolContact } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { getDensity } from "@/features/density/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { board, firstCard, moveOf, stageNamed, started, turfOf, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** So many days ago each of these people came to where they stand. */
async function standing(ctx: Context, contacts: readonly { id: string }[], days: readonly number[]) {
  await write(systemOf(ctx), async (tx) => {
    for (const [at, { id }] of contacts.entries())
      await tx.enrolment.updateMany({
        where: { contactId: id },
        data: { enteredStageAt: daysAgo(days[at] ?? 0) },
      });
  });
}

describe("how long people stand in a stage", () => {
  it("is the median of their days, of each column with people in it", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 3 });
    await standing(ctx, contacts, [2, 4, 30]);
    const { columns } = await board(ctx, campaignId);
    expect(columns[0]?.medianDays).toBe(4);
    expect(columns[1]?.medianDays).toBeNull();
  });

  it("is stuck after more than fourteen days, members and exits apart", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 4, members: 1 });
    await standing(ctx, contacts, [90, 14, 15, 90]);
    const all = await board(ctx, campaignId);
    expect([all.stuck, all.people]).toEqual([2, 4]);
    const stuck = await boardOf(ctx, { campaignId, filter: { stuck: "1" } });
    expect(stuck.people).toBe(2);
    expect(stuck.columns.flatMap(({ cards }) => cards).map(({ daysInStage }) => daysInStage)).toEqual([
      90, 15,
    ]);
    expect(stuck.columns.find(({ kind }) => kind === "member")).toMatchObject({ count: 0, cards: [] });
  });

  it("begins anew with a move", async () => {
    const { ctx, contacts, campaignId, stages } = await started({ people: 1 });
    await standing(ctx, contacts, [20]);
    const card = await firstCard(ctx, campaignId);
    await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id });
    expect(await firstCard(ctx, campaignId)).toMatchObject({ daysInStage: 0, version: 2 });
  });
});

describe("the cards of a column", () => {
  it("come with those first who stand there longest, the same on every page", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 4 });
    await standing(ctx, contacts, [1, 9, 3, 5]);
    const column = (await board(ctx, campaignId)).columns[0];
    expect(column?.cards.map(({ daysInStage }) => daysInStage)).toEqual([9, 5, 3, 1]);
    const second = column?.cards[1];
    if (!column || !second) throw new Error("four cards");
    const page = { campaignId, stageId: column.stageId, after: second.cursor };
    expect((await moreCards(ctx, { ...page, filter: {} })).map(({ daysInStage }) => daysInStage)).toEqual([
      3, 1,
    ]);
    expect(await moreCards(ctx, { ...page, filter: { owner: newId() } })).toEqual([]);
  });

  it("go on where a link says, in that column alone", async () => {
    const { ctx, contacts, campaignId, stages } = await started({ people: 4, members: 2 });
    await standing(ctx, contacts, [8, 7, 6, 5]);
    const [first] = (await board(ctx, campaignId)).columns;
    const from = { stageId: first?.stageId ?? "", after: first?.cards[0]?.cursor ?? { at: "", id: "" } };
    const { columns } = await boardOf(ctx, { campaignId, filter: {}, from });
    expect(columns.map(({ cards }) => cards.length)).toEqual([1, 0, 0, 0, 0, 0, 2, 0]);
    expect(stages).toHaveLength(8);
  });

  it("show the follow-up that is due first, of those that are open", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 1 });
    const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
    const of = {
      unionId: ctx.unionId,
      contactId: contacts[0]?.id ?? "",
      assignedTo: userId,
      createdBy: userId,
    };
    await write(systemOf(ctx), (tx) =>
      tx.followUp.createMany({
        data: [
          { ...of, id: newId(), dueOn: daysAgo(-9), promise: "later" },
          { ...of, id: newId(), dueOn: daysAgo(-2), promise: "sooner" },
          {
            ...of,
            id: newId(),
            dueOn: daysAgo(5),
            promise: "gone",
            state: "cancelled",
            closedAt: new Date(),
            closedBy: userId,
          },
        ],
      }),
    );
    expect((await firstCard(ctx, campaignId)).due).toMatchObject({ promise: "sooner" });
  });

  it("mark a 2 of sixty days ago as stale, and no other level", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 1 });
    const rated = async (assessment: number, days: number) => {
      await write(systemOf(ctx), (tx) =>
        tx.contact.updateMany({
          where: { id: contacts[0]?.id },
          data: { assessment, assessedAt: daysAgo(days) },
        }),
      );
      return (await firstCard(ctx, campaignId)).assessment;
    };
    expect(await rated(2, 61)).toEqual({ level: 2, stale: true });
    expect(await rated(2, 59)).toEqual({ level: 2, stale: false });
    expect(await rated(3, 61)).toEqual({ level: 3, stale: false });
  });
});

describe("the eligible workers of a campaign", () => {
  const counted = (ctx: Context, workplaceId: string, more: object = {}) =>
    write(systemOf(ctx), (tx) =>
      tx.headcount.createMany({
        data: [
          {
            ...{ unionId: ctx.unionId, id: newId(), workplaceId, source: "hr_list", eligible: 900 },
            countedOn: daysAgo(9),
            ...more,
          },
        ],
      }),
    );
  const eligible = async (ctx: Context, campaignId: string) => (await board(ctx, campaignId)).whole?.eligible;

  it("are not known by a count that is still to come, or was taken back", async () => {
    const { ctx, place, campaignId } = await started();
    await counted(ctx, place.workplaceId, { countedOn: daysAgo(-9) });
    await counted(ctx, place.workplaceId, { withdrawnAt: new Date() });
    expect(await eligible(ctx, campaignId)).toBeNull();
    await counted(ctx, place.workplaceId);
    expect(await eligible(ctx, campaignId)).toBe(900);
  });

  it("bring the members whom density counts, on the board or not", async () => {
    const { ctx, place, campaignId } = await started({ people: 4, members: 1 });
    await counted(ctx, place.workplaceId);
    await contactFactory(ctx, { place, member: true });
    const { people, members, whole } = await board(ctx, campaignId);
    expect({ people, members, whole }).toEqual({
      people: 4,
      members: 1,
      whole: { members: 2, eligible: 900 },
    });
    const report = await getDensity(ctx, { on: today(ctx), workplaceId: place.workplaceId });
    expect([report.total.members, report.total.eligible]).toEqual([2, 900]);
  });

  it("are no share of a filtered board", async () => {
    const { ctx, place, campaignId } = await started();
    await counted(ctx, place.workplaceId);
    const filter = { department: place.departmentId };
    expect((await boardOf(ctx, { campaignId, filter })).whole).toBeNull();
  });
});

describe("what a board is filtered by", () => {
  it("is of the campaign's own workplaces, and of colleagues with an open seat", async () => {
    const { ctx, campaignId } = await started();
    await workplaceFactory(ctx);
    const [sari, closed] = [
      await signedIn({ role: "organiser", union: unionOf(ctx), name: "Sari" }),
      await signedIn({ role: "organiser", union: unionOf(ctx), name: "Tono" }),
    ];
    await signedIn({ role: "observer", union: unionOf(ctx), name: "Wati" });
    const userId = closed.actor.type === "user" ? closed.actor.userId : "";
    await write(systemOf(ctx), (tx) =>
      tx.seat.updateMany({ where: { userId }, data: { disabledAt: new Date() } }),
    );
    const { departments, shifts, owners } = await filterChoices(ctx, campaignId);
    expect([departments.length, shifts.length]).toEqual([1, 1]);
    expect(owners.map(({ name }) => name).toSorted()).toEqual([ctx.actor.name, sari.actor.name].toSorted());
  });

  it("is nothing that an observer filters: small groups would show", async () => {
    const { ctx, place, campaignId } = await started({ people: 16 });
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const filter = { department: place.departmentId, stuck: "1" as const };
    const seen = await boardOf(observer, { campaignId, filter });
    expect([seen.filter, seen.people]).toEqual([{}, 10]);
  });
});

it("counts on a board what its reader may see", async () => {
  const { ctx, place, campaignId } = await started({ people: 2 });
  const other = await workplaceFactory(ctx);
  await enrolContact(ctx, { campaignId, contactId: (await contactFactory(ctx, { place: other })).id });
  const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(place) });
  expect([(await board(ctx, campaignId)).people, (await board(organiser, campaignId)).people]).toEqual([
    3, 2,
  ]);
});
