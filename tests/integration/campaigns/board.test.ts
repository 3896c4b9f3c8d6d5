import { describe, expect, it } from "vitest";
import { boardOf, filterChoices, moreCards } from "@/features/campaigns/board.queries";
import { cardsSql } from "@/features/campaigns/cards.queries";
import { assignEnrolments, enrolMissing } from "@/features/campaigns/enrolments.mutations";
import { enrolmentsOf } from "@/features/campaigns/queries";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { board, firstCard, started, unionOf } from "../../support/campaigns";
import { signedIn, systemOf } from "../../support/factories";

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
        data: [
          {
            unionId: ctx.unionId,
            id: newId(),
            contactId: one?.id ?? "",
            assignedTo: userId,
            createdBy: userId,
            dueOn: daysAgo(3),
            promise: "Bring the form",
          },
        ],
      });
    });
    const card = await firstCard(ctx, campaignId);
    expect(card).toMatchObject({
      contactId: one?.id,
      member: false,
      assessment: { level: 2, stale: true },
      department: "Sewing",
      shift: "Morning",
      daysInStage: 20,
      quietDays: 9,
      due: { promise: "Bring the form" },
      owner: null,
    });
    expect(card.due?.inDays).toBeLessThan(0);
    await assignEnrolments(ctx, { enrolmentIds: [card.enrolmentId], ownerId: userId });
    const people = async (filter: Parameters<typeof boardOf>[1]["filter"]) =>
      (await boardOf(ctx, { campaignId, filter })).people;
    expect(await people({ stuck: "1" })).toBe(1);
    expect(await people({ owner: userId })).toBe(1);
    expect(await people({ owner: "none" })).toBe(2);
    expect(await people({ department: place.departmentId, shift: place.shiftId })).toBe(3);
    expect(await people({ department: newId() })).toBe(0);
    expect((await filterChoices(ctx, campaignId)).departments).toMatchObject([{ name: "Sewing" }]);
  });

  it("knows the eligible workers only when every workplace was counted", async () => {
    const { ctx, place, campaignId } = await started();
    expect((await board(ctx, campaignId)).whole?.eligible).toBeNull();
    const row = { unionId: ctx.unionId, workplaceId: place.workplaceId, source: "hr_list" as const };
    await write(systemOf(ctx), (tx) =>
      tx.headcount.createMany({
        data: [
          { ...row, id: newId(), countedOn: new Date("2026-01-01"), eligible: 900 },
          { ...row, id: newId(), countedOn: new Date("2026-06-01"), eligible: 1130 },
          {
            ...row,
            id: newId(),
            countedOn: new Date("2026-06-01"),
            eligible: 100,
            departmentId: place.departmentId,
          },
        ],
      }),
    );
    expect((await board(ctx, campaignId)).whole?.eligible).toBe(1130);
  });

  it("gives a delegate the names of the own department without assessments, and an observer numbers only", async () => {
    const { ctx, place, contacts, campaignId } = await started({ people: 6, members: 1 });
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({
        where: { id: { in: contacts.slice(0, 2).map(({ id }) => id) } },
        data: { departmentId: null },
      }),
    );
    const turf = {
      whole: false as const,
      workplaceIds: [],
      departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
    };
    const delegate = await signedIn({ role: "delegate", union: unionOf(ctx), turf });
    const own = await board(delegate, campaignId);
    expect(own.people).toBe(4);
    expect(
      own.columns
        .flatMap(({ cards }) => cards)
        .every((card) => card.assessment === undefined && card.quietDays === null),
    ).toBe(true);
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const counted = await board(observer, campaignId);
    expect(counted.columns.flatMap(({ cards }) => cards)).toEqual([]);
    expect(counted.columns.map(({ count }) => count)).toEqual(Array(8).fill(null));
    await expect(enrolmentsOf(observer, contacts[0]?.id ?? "")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("reads a column of 5,000 from its index", async () => {
    const { ctx, place, campaignId, stages } = await started({ people: 0 });
    const ids = Array.from({ length: 5_000 }, () => newId());
    await write(
      systemOf(ctx),
      (tx) => tx.$executeRaw`
        INSERT INTO contact (union_id, id, name, search_text, workplace_id, department_id)
        SELECT ${ctx.unionId}::uuid, one.id, 'Worker', 'worker', ${place.workplaceId}::uuid, ${place.departmentId}::uuid
        FROM unnest(${ids}::uuid[]) AS one (id)`,
    );
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
