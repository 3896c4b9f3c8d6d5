import { describe, expect, it } from "vitest";
import { coverageAt, leadersAt, uncoveredAt } from "@/features/leaders/coverage.queries";
import { endLeader, markLeader, noteFollowing } from "@/features/leaders/mutations";
import { leadershipOf } from "@/features/leaders/queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { activityFactory, assess, record } from "../../support/activities";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

async function plant(people = 3) {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const ids: string[] = [];
  for (let n = 0; n < people; n += 1)
    ids.push((await contactFactory(ctx, { place, name: `Worker ${n}` })).id);
  const [one = "", two = "", three = ""] = ids;
  return { ctx, place, one, two, three };
}

const mark = (ctx: Context, contactId: string, kind: "natural" | "committee" = "natural") =>
  markLeader(ctx, { id: newId(), contactId, kind, evidence: "brought twelve to the petition" });
const follow = (ctx: Context, contactId: string, leaderContactId?: string) =>
  noteFollowing(ctx, { id: newId(), contactId, leaderContactId });
const unionOf = ({ unionId, timeZone }: Context) => ({ id: unionId, timeZone });

describe("a leader", () => {
  it("is marked with evidence", async () => {
    const { ctx, one } = await plant();
    await mark(ctx, one);
    const { marks } = await leadershipOf(ctx, one);
    expect(marks).toMatchObject([{ kind: "natural", evidence: "brought twelve to the petition" }]);
    await expectAudited(ctx, "leader.mark", { entityId: marks[0]?.id ?? "" });
  });

  it("is marked once by the same id", async () => {
    const { ctx, one } = await plant();
    const sent = { id: newId(), contactId: one, kind: "natural" as const, evidence: "brought three" };
    for (const _ of [1, 2]) await markLeader(ctx, sent);
    expect((await leadershipOf(ctx, one)).marks).toHaveLength(1);
  });

  it("cannot be marked twice with one kind", async () => {
    const { ctx, one } = await plant();
    await mark(ctx, one);
    await expect(mark(ctx, one)).rejects.toMatchObject({ code: "CONFLICT", fields: { kind: "taken" } });
  });

  it("can be ended, and marked again", async () => {
    const { ctx, one } = await plant();
    await mark(ctx, one);
    const [first] = (await leadershipOf(ctx, one)).marks;
    for (const _ of [1, 2]) await endLeader(ctx, { leaderId: first?.id ?? "" });
    await mark(ctx, one);
    expect(await read(ctx, (tx) => tx.leader.count({ where: { unionId: ctx.unionId } }))).toBe(2);
  });
});

describe("who follows whom", () => {
  it("is one leader at a time; the earlier span stays", async () => {
    const { ctx, one, two, three } = await plant();
    for (const leader of [one, two]) await mark(ctx, leader);
    for (const leader of [one, two]) await follow(ctx, three, leader);
    expect((await leadershipOf(ctx, three)).follows?.id).toBe(two);
    expect((await leadershipOf(ctx, one)).followers).toBe(0);
    expect(await read(ctx, (tx) => tx.following.count({ where: { unionId: ctx.unionId } }))).toBe(2);
  });

  it("can be nobody again", async () => {
    const { ctx, one, two } = await plant();
    await mark(ctx, one);
    await follow(ctx, two, one);
    await follow(ctx, two);
    expect((await leadershipOf(ctx, two)).follows).toBeNull();
  });

  it("needs a marked leader", async () => {
    const { ctx, one, two } = await plant();
    await expect(follow(ctx, two, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("goes in no circle", async () => {
    const { ctx, one, two, three } = await plant();
    for (const leader of [one, two, three]) await mark(ctx, leader);
    await follow(ctx, two, one);
    await follow(ctx, three, two);
    await expect(follow(ctx, one, three)).rejects.toMatchObject({ fields: { leaderContactId: "circle" } });
  });

  it("two users at once leave one leader", async () => {
    const { ctx, one, two, three } = await plant();
    for (const leader of [one, two]) await mark(ctx, leader);
    await Promise.all([follow(ctx, three, one), follow(ctx, three, two)]);
    const open = await read(ctx, (tx) =>
      tx.following.count({ where: { unionId: ctx.unionId, endedOn: null } }),
    );
    expect(open).toBe(1);
  });

  it("is in no audit row: who reads the audit learns no leader", async () => {
    const { ctx, one, two } = await plant();
    await mark(ctx, one);
    await follow(ctx, two, one);
    const [row] = await expectAudited(ctx, "leader.follow", { entityId: two });
    expect(JSON.stringify(row)).not.toContain(one);
  });
});

describe("who may know", () => {
  it("neither a delegate nor an observer, by role and by row security", async () => {
    const { ctx, place, one, two } = await plant();
    await mark(ctx, one);
    await follow(ctx, two, one);
    const departments = [{ id: place.departmentId, workplaceId: place.workplaceId }];
    const turf = { whole: false as const, workplaceIds: [], departments };
    for (const role of ["delegate", "observer"] as const) {
      const other = await signedIn({ union: unionOf(ctx), role, turf });
      await expect(leadershipOf(other, one)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(coverageAt(other, place.workplaceId)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await read(other, (tx) => tx.leader.count())).toBe(0);
      expect(await read(other, (tx) => tx.following.count())).toBe(0);
    }
  });

  it("an organiser of the follower's workplace alone sees no tie to a leader elsewhere", async () => {
    const { ctx, one } = await plant();
    const elsewhere = await workplaceFactory(ctx);
    const { id: follower } = await contactFactory(ctx, { place: elsewhere });
    await mark(ctx, one);
    await follow(ctx, follower, one);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const organiser = await signedIn({ union: unionOf(ctx), role: "organiser", turf });
    expect((await leadershipOf(organiser, follower)).follows).toBeNull();
  });

  it("another union finds nothing", async () => {
    const { one } = await plant();
    await expect(mark(await signedIn(), one)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a workplace", () => {
  it("shows who leads, who follows, and who has no leader", async () => {
    const { ctx, place, one, two, three } = await plant();
    await mark(ctx, one, "committee");
    await follow(ctx, two, one);
    const { total, cells } = await coverageAt(ctx, place.workplaceId);
    expect(total).toMatchObject({ people: 3, leaders: 1, committee: 1, covered: 2 });
    expect(cells).toMatchObject([{ departmentId: place.departmentId, shiftId: place.shiftId }]);
    const { people } = await uncoveredAt(ctx, { workplaceId: place.workplaceId });
    expect(people.map(({ id }) => id)).toEqual([three]);
  });

  it("lists leaders by who of their followers came in the last test", async () => {
    const { ctx, place, one, two, three } = await plant();
    const { id: fourth } = await contactFactory(ctx, { place });
    for (const leader of [one, two]) await mark(ctx, leader);
    await follow(ctx, three, one);
    await follow(ctx, fourth, two);
    await assess(ctx, { contactId: three, level: 2 });
    const activityId = await activityFactory(ctx, { place, test: true });
    await record(ctx, { activityId, contactId: three, state: "did" });
    const rows = await leadersAt(ctx, place.workplaceId);
    expect(rows.map(({ contactId, followers, came, of }) => [contactId, followers, came, of])).toEqual([
      [two, 1, 0, 1],
      [one, 1, 1, 1],
    ]);
  });
});
