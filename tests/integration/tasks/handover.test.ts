import { expect, it } from "vitest";
import { handOverWork } from "@/features/tasks/handover.mutations";
import { holdersOfWork } from "@/features/tasks/handover.queries";
import { listTasks } from "@/features/tasks/queries";
import { taskFilter } from "@/features/tasks/schema";
import { disableSeat } from "@/features/users/mutations";
import type { Context, Role, Turf } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { requireUser } from "@/lib/policy";
import { contactFactory, type Place, signedIn, workplaceFactory } from "../../support/factories";
import { followUpRow, task } from "../../support/follow-ups";
import { taskFactory } from "../../support/tasks";

const turfOf = (...places: Place[]): Turf => ({
  ...{ whole: false, departments: [] },
  workplaceIds: places.map(({ workplaceId }) => workplaceId),
});

async function scene() {
  const admin = await signedIn();
  const [here, there] = [await workplaceFactory(admin), await workplaceFactory(admin)];
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const user = (role: Role, turf: Turf) => signedIn({ role, union, turf });
  const leaver = await user("organiser", turfOf(here, there));
  const taker = await user("organiser", turfOf(here));
  return { admin, here, there, user, leaver, taker };
}

/** An open follow-up with somebody at this place, due three days ago. */
async function followUpAt(ctx: Context, place: Place, assignee: Context) {
  const { id: contactId } = await contactFactory(ctx, { place });
  return task(ctx, { contactId, days: -3, assignedTo: requireUser(assignee) });
}

const between = (from: Context, to: Context) => ({
  fromUserId: requireUser(from),
  toUserId: requireUser(to),
});

const titles = async (ctx: Context) =>
  (await listTasks(ctx, taskFilter.parse({ whose: "mine" }))).rows.map(({ title }) => title);

it("moves the open work at places of the other's turf, and says what stays", async () => {
  const { admin, here, there, leaver, taker } = await scene();
  await followUpAt(admin, here, leaver);
  await followUpAt(admin, there, leaver);
  const assignedTo = requireUser(leaver);
  await taskFactory(admin, { title: "here", workplaceId: here.workplaceId, assignedTo });
  await taskFactory(admin, { title: "there", workplaceId: there.workplaceId, assignedTo });
  expect(await handOverWork(admin, between(leaver, taker))).toEqual({ followUps: 1, tasks: 1, left: 2 });
  expect(await titles(taker)).toEqual(["here"]);
  expect(await titles(leaver)).toEqual(["there"]);
});

it("moves nothing more the second time, and leaves one line in the audit", async () => {
  const { admin, here, leaver, taker } = await scene();
  await followUpAt(admin, here, leaver);
  await handOverWork(admin, between(leaver, taker));
  expect(await handOverWork(admin, between(leaver, taker))).toEqual({ followUps: 0, tasks: 0, left: 0 });
  const where = { unionId: admin.unionId, action: "task.hand_over" };
  const lines = await read(admin, (tx) => tx.auditEntry.findMany({ where, select: { entityId: true } }));
  expect(lines).toEqual([{ entityId: requireUser(leaver) }]);
});

it("does not count the lateness until then for the other", async () => {
  const { admin, here, leaver, taker } = await scene();
  const id = await followUpAt(admin, here, leaver);
  await handOverWork(admin, between(leaver, taker));
  const moved = await followUpRow(admin, id);
  expect(moved.firstDueOn).toEqual(toDatabaseDay(today(admin)));
});

it("works for one whose access has ended, who stands first in the choice", async () => {
  const { admin, here, leaver, taker } = await scene();
  await followUpAt(admin, here, leaver);
  await taskFactory(admin, { workplaceId: here.workplaceId });
  const seat = await read(admin, (tx) =>
    tx.seat.findFirst({
      where: { unionId: admin.unionId, userId: requireUser(leaver) },
      select: { id: true },
    }),
  );
  await disableSeat(admin, seat?.id ?? "");
  const [first, second] = await holdersOfWork(admin);
  expect(first).toMatchObject({ id: requireUser(leaver), disabled: true });
  expect(second).toMatchObject({ id: requireUser(admin), disabled: false });
  expect(await handOverWork(admin, between(leaver, taker))).toMatchObject({ followUps: 1 });
});

it("refuses as the other one an observer and one without access", async () => {
  const { admin, here, user, leaver } = await scene();
  const observer = await user("observer", turfOf(here));
  const choice = { code: "INVALID", fields: { toUserId: "choice" } };
  await expect(handOverWork(admin, between(leaver, observer))).rejects.toMatchObject(choice);
  await expect(handOverWork(admin, between(leaver, await signedIn()))).rejects.toMatchObject(choice);
});

it("moves for a coordinator only what is in the coordinator's turf", async () => {
  const { admin, here, there, user, leaver } = await scene();
  const coordinator = await user("coordinator", turfOf(here));
  const everywhere = await user("organiser", turfOf(here, there));
  await followUpAt(admin, here, leaver);
  await followUpAt(admin, there, leaver);
  expect(await handOverWork(coordinator, between(leaver, everywhere))).toEqual({
    ...{ followUps: 1, tasks: 0, left: 0 },
  });
  expect(await handOverWork(admin, between(leaver, everywhere))).toMatchObject({ followUps: 1 });
});

it("is refused to an organiser, and finds nobody of another union", async () => {
  const { admin, leaver, taker } = await scene();
  await expect(handOverWork(leaver, between(leaver, taker))).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = await signedIn();
  await expect(handOverWork(stranger, between(leaver, stranger))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await holdersOfWork(admin)).toEqual([]);
});
