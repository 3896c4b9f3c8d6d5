import { expect, it } from "vitest";
import { createCampaign } from "@/features/campaigns/mutations";
import { keptRateOf } from "@/features/follow-ups/kept-rate.queries";
import { closeTask, editTask, reopenTask } from "@/features/tasks/mutations";
import { listTasks, tasksDueBy } from "@/features/tasks/queries";
import { addTaskInput, type TaskFilter, taskFilter } from "@/features/tasks/schema";
import { takersOf } from "@/features/tasks/takers.queries";
import type { Context } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { requireUser } from "@/lib/policy";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { taskFactory } from "../../support/tasks";

const titles = async (ctx: Context, filter: Partial<TaskFilter> = {}) =>
  (await listTasks(ctx, taskFilter.parse({ whose: "turf", ...filter }))).rows.map(({ title }) => title);

const campaignAt = (ctx: Context, workplaceId: string) =>
  createCampaign(ctx, { name: `Wages ${workplaceId}`, startsOn: today(ctx), workplaceIds: [workplaceId] });

const unionOf = (ctx: Context) => ({ id: ctx.unionId, timeZone: ctx.timeZone });

async function scene() {
  const admin = await signedIn();
  const [here, there] = [await workplaceFactory(admin), await workplaceFactory(admin)];
  const turf = { whole: false, workplaceIds: [here.workplaceId], departments: [] };
  const organiser = await signedIn({ role: "organiser", union: unionOf(admin), turf });
  return { admin, here, there, organiser };
}

it("is one task however often it is sent", async () => {
  const { admin, here } = await scene();
  const id = newId();
  await taskFactory(admin, { id, workplaceId: here.workplaceId });
  await taskFactory(admin, { id, workplaceId: here.workplaceId });
  expect(await titles(admin)).toEqual(["Book the hall"]);
});

it("shows an organiser the tasks of the turf, and a delegate the own ones alone", async () => {
  const { admin, here, there, organiser } = await scene();
  const turf = { whole: false, workplaceIds: [here.workplaceId], departments: [] };
  const delegate = await signedIn({ role: "delegate", union: unionOf(admin), turf });
  await taskFactory(admin, { title: "here", workplaceId: here.workplaceId });
  await taskFactory(admin, { title: "there", workplaceId: there.workplaceId });
  await taskFactory(admin, {
    ...{ title: "own", workplaceId: here.workplaceId },
    assignedTo: requireUser(delegate),
  });
  expect((await titles(organiser)).toSorted()).toEqual(["here", "own"]);
  expect(await titles(delegate)).toEqual(["own"]);
});

it("refuses an observer and another union", async () => {
  const { admin, here } = await scene();
  const observer = await signedIn({ role: "observer", union: unionOf(admin) });
  await expect(titles(observer)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
  const stranger = await signedIn();
  await expect(closeTask(stranger, { taskId, state: "kept" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await titles(stranger)).toEqual([]);
});

it("refuses a workplace outside the turf", async () => {
  const { there, organiser } = await scene();
  await expect(taskFactory(organiser, { workplaceId: there.workplaceId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("shows the tasks of a campaign to whom the campaign is shown", async () => {
  const { admin, here, there, organiser } = await scene();
  const [seen, hidden] = [
    await campaignAt(admin, here.workplaceId),
    await campaignAt(admin, there.workplaceId),
  ];
  await taskFactory(admin, { title: "seen", campaignId: seen });
  await taskFactory(admin, { title: "hidden", campaignId: hidden });
  expect(await titles(organiser)).toEqual(["seen"]);
});

it("is given only to somebody whose turf has the workplace", async () => {
  const { admin, there, organiser } = await scene();
  const toOrganiser = { workplaceId: there.workplaceId, assignedTo: requireUser(organiser) };
  await expect(taskFactory(admin, toOrganiser)).rejects.toMatchObject({ fields: { assignedTo: "choice" } });
  expect((await takersOf(admin, there.workplaceId)).map(({ id }) => id)).not.toContain(
    requireUser(organiser),
  );
});

it("refuses a day that has passed, and keeps a late day while the owner changes", async () => {
  const { admin, here } = await scene();
  const yesterday = plusDays(today(admin), -1);
  await expect(taskFactory(admin, { workplaceId: here.workplaceId, dueOn: yesterday })).rejects.toMatchObject(
    { fields: { dueOn: "past" } },
  );
  const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
  await dueOn(admin, taskId, yesterday);
  await editTask(admin, { taskId, title: "Print", dueOn: yesterday, assignedTo: requireUser(admin) });
  expect(await titles(admin)).toEqual(["Print"]);
});

it("closes and opens again, each once", async () => {
  const { admin, here } = await scene();
  const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
  await closeTask(admin, { taskId, state: "kept" });
  await closeTask(admin, { taskId, state: "kept" });
  await expect(closeTask(admin, { taskId, state: "cancelled" })).rejects.toMatchObject({
    code: "CHANGED_MEANWHILE",
  });
  expect(await titles(admin, { closed: "1" })).toEqual(["Book the hall"]);
  await reopenTask(admin, { taskId });
  expect(await titles(admin)).toEqual(["Book the hall"]);
});

it("changes no task that is closed", async () => {
  const { admin, here } = await scene();
  const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
  await closeTask(admin, { taskId, state: "cancelled" });
  const changed = { taskId, title: "Print", dueOn: today(admin), assignedTo: requireUser(admin) };
  await expect(editTask(admin, changed)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
});

it("gives a task to a colleague, who finds it among the own ones", async () => {
  const { admin, here, organiser } = await scene();
  const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
  const changed = { taskId, title: "Print", dueOn: today(admin), assignedTo: requireUser(organiser) };
  await editTask(admin, changed);
  expect(await titles(organiser, { whose: "mine" })).toEqual(["Print"]);
  expect(await titles(admin, { whose: "mine" })).toEqual([]);
});

it("lists the tasks of one workplace alone where that is asked for", async () => {
  const { admin, here, there } = await scene();
  await taskFactory(admin, { title: "here", workplaceId: here.workplaceId });
  await taskFactory(admin, { title: "there", workplaceId: there.workplaceId });
  expect(await titles(admin, { workplace: there.workplaceId })).toEqual(["there"]);
});

it("adds none for a workplace that is archived", async () => {
  const { admin, here } = await scene();
  await write(admin, (tx) =>
    tx.workplace.updateMany({
      where: { unionId: admin.unionId, id: here.workplaceId },
      data: { archivedAt: new Date() },
    }),
  );
  await expect(taskFactory(admin, { workplaceId: here.workplaceId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("pages by day without losing or repeating one", async () => {
  const { admin, here } = await scene();
  for (let each = 0; each < 33; each += 1)
    await taskFactory(admin, {
      ...{ title: `task ${each}`, workplaceId: here.workplaceId },
      dueOn: plusDays(today(admin), each % 3),
    });
  const first = await listTasks(admin, taskFilter.parse({}));
  const second = await listTasks(admin, taskFilter.parse({ after: first.next }));
  const all = [...first.rows, ...second.rows];
  expect(second.next).toBeNull();
  expect(new Set(all.map(({ id }) => id)).size).toBe(33);
  expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
});

it("has the user's own of the week on the home page, late ones too", async () => {
  const { admin, here } = await scene();
  const late = await taskFactory(admin, { title: "late", workplaceId: here.workplaceId });
  await dueOn(admin, late, plusDays(today(admin), -3));
  const inTwoWeeks = plusDays(today(admin), 14);
  await taskFactory(admin, { title: "later", workplaceId: here.workplaceId, dueOn: inTwoWeeks });
  expect((await tasksDueBy(admin, plusDays(today(admin), 7))).map(({ title }) => title)).toEqual(["late"]);
});

it("counts in the rate of what was kept", async () => {
  const { admin, here } = await scene();
  for (const state of ["open", "kept"] as const) {
    const taskId = await taskFactory(admin, { workplaceId: here.workplaceId });
    if (state === "kept") await closeTask(admin, { taskId, state });
    await dueOn(admin, taskId, plusDays(today(admin), -1));
  }
  expect(await keptRateOf(admin)).toMatchObject({ due: 2, late: 1 });
});

it("refuses a task for nothing, and one for a workplace and a campaign", () => {
  const task = { title: "Both", dueOn: "2031-01-10", assignedTo: newId() };
  const [workplaceId, campaignId] = [newId(), newId()];
  expect(addTaskInput.safeParse(task).success).toBe(false);
  expect(addTaskInput.safeParse({ ...task, workplaceId, campaignId }).success).toBe(false);
  expect(addTaskInput.safeParse({ ...task, campaignId }).success).toBe(true);
});

/** As if it had been added for that day. */
function dueOn(admin: Context, taskId: string, day: string) {
  return write(systemOf(admin), (tx) =>
    tx.task.updateMany({
      where: { unionId: admin.unionId, id: taskId },
      data: { dueOn: toDatabaseDay(day) },
    }),
  );
}
