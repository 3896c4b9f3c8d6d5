import { describe, expect, it } from "vitest";
import { createCountedWorkplace } from "@/features/workplaces/first-workplace.mutations";
import { countedWorkplaceInput } from "@/features/workplaces/first-workplace.schema";
import { listWorkplaces } from "@/features/workplaces/queries";
import { toDatabaseDay, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { expectAudited } from "../../support/audit";
import { signedIn, systemOf } from "../../support/factories";

const plant = { employer: "PT Sinar", name: "Tangerang", eligible: 1_130, source: "hr_list" as const };

describe("a workplace and how many work there, in one go", () => {
  it("is there with today's headcount, and both are in the audit", async () => {
    const admin = await signedIn();
    const workplaceId = await createCountedWorkplace(admin, plant);
    expect((await listWorkplaces(admin)).map(({ name, employer }) => [name, employer.name])).toEqual([
      ["Tangerang", "PT Sinar"],
    ]);
    const counts = await read(systemOf(admin), (tx) => tx.headcount.findMany({ where: { workplaceId } }));
    expect(counts).toMatchObject([
      { eligible: 1_130, source: "hr_list", countedOn: toDatabaseDay(today(admin)), departmentId: null },
    ]);
    await expectAudited(admin, "workplace.create", { entityId: workplaceId });
    await expectAudited(admin, "headcount.record");
  });

  it("is refused under a name that is taken, with no second headcount", async () => {
    const admin = await signedIn();
    await createCountedWorkplace(admin, plant);
    await expect(createCountedWorkplace(admin, plant)).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { name: "taken" } },
    });
    expect(
      await read(systemOf(admin), (tx) => tx.headcount.count({ where: { unionId: admin.unionId } })),
    ).toBe(1);
  });

  it.each(["organiser", "delegate", "observer"] as const)("is refused for a role of %s", async (role) => {
    await expect(createCountedWorkplace(await signedIn({ role }), plant)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it.each([
    [{ eligible: undefined }, "eligible"],
    [{ eligible: "many" }, "eligible"],
    [{ employer: " " }, "employer"],
    [{ name: "" }, "name"],
    [{ source: "rumour" }, "source"],
  ])("says what is wrong with %j", (more, field) => {
    const { error } = countedWorkplaceInput.safeParse({ ...plant, ...more });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
