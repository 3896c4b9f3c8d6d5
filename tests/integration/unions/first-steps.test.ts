import { describe, expect, it } from "vitest";
import { getFirstSteps } from "@/features/unions/first-steps.queries";
import { createCountedWorkplace } from "@/features/workplaces/first-workplace.mutations";
import { archiveWorkplace } from "@/features/workplaces/mutations";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const plant = { employer: "PT Sinar", name: "Tangerang", eligible: 1_130, source: "hr_list" as const };

async function imported(ctx: Context, state: "done" | "undone" | "mapping") {
  const actor = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const id = newId();
  const row = {
    unionId: ctx.unionId,
    id,
    fileName: "list.xlsx",
    fileSize: 1n,
    fileHash: newId(),
    createdBy: actor,
  };
  await write(systemOf(ctx), (tx) => tx.importBatch.createMany({ data: [{ ...row, state }] }));
  return id;
}

const done = async (ctx: Context) => {
  const steps = await getFirstSteps(ctx);
  return steps && [steps.workplace.done, steps.list.done, steps.invite.done];
};

describe("the first steps of a union", () => {
  it("are all open at first", async () => {
    expect(await done(await signedIn())).toEqual([false, false, false]);
  });

  it("are done one by one, and gone when all are", async () => {
    const admin = await signedIn();
    await createCountedWorkplace(admin, plant);
    expect(await done(admin)).toEqual([true, false, false]);
    await imported(admin, "done");
    expect(await done(admin)).toEqual([true, true, false]);
    await signedIn({ role: "organiser", union: { id: admin.unionId, timeZone: admin.timeZone } });
    expect(await done(admin)).toBeNull();
  });

  it("open again when the import is undone, or the workplace archived", async () => {
    const admin = await signedIn();
    const workplaceId = await createCountedWorkplace(admin, plant);
    await imported(admin, "undone");
    expect(await done(admin)).toEqual([true, false, false]);
    await archiveWorkplace(admin, { workplaceId, archived: true });
    expect(await done(admin)).toEqual([false, false, false]);
  });

  it("take ten contacts that were typed for a list", async () => {
    const admin = await signedIn();
    for (let at = 0; at < 9; at += 1) await contactFactory(admin);
    expect((await getFirstSteps(admin))?.list).toMatchObject({ done: false, contacts: 9 });
    await contactFactory(admin);
    expect((await getFirstSteps(admin))?.list.done).toBe(true);
  });

  it("lead back to the import that is under way", async () => {
    const admin = await signedIn();
    const id = await imported(admin, "mapping");
    expect((await getFirstSteps(admin))?.list.open).toEqual({ id, fileName: "list.xlsx" });
  });

  it("are an admin's alone, and another union's are not seen", async () => {
    const admin = await signedIn();
    await createCountedWorkplace(admin, plant);
    await expect(getFirstSteps(await signedIn({ role: "coordinator" }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await done(await signedIn())).toEqual([false, false, false]);
  });
});
