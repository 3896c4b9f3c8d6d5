import { describe, expect, it } from "vitest";
import {
  createThreshold,
  editThreshold,
  endThreshold,
  seedThresholds,
} from "@/features/thresholds/mutations";
import { listThresholds } from "@/features/thresholds/queries";
import { write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";

const line = { name: "Majority", rule: "more_than", amount: 50, headline: true } as const;

describe("thresholds", () => {
  it("start with the field's defaults in the union's language, lowest first", async () => {
    const ctx = await signedIn();
    const system = systemOf(ctx);
    await write(system, (tx) => seedThresholds(tx, system, "id"));
    const all = await listThresholds(ctx);
    expect(all.map(({ value }) => value)).toEqual([10, 0.1, 0.5, 0.65, 0.9]);
    expect(all.filter(({ headline }) => headline).map(({ name }) => name)).toEqual(["PKB"]);
  });

  it("have one headline at a time", async () => {
    const ctx = await signedIn();
    const first = await createThreshold(ctx, line);
    const second = await createThreshold(ctx, { ...line, name: "Aim", rule: "at_least", amount: 65 });
    expect((await listThresholds(ctx)).filter((each) => each.headline).map(({ id }) => id)).toEqual([second]);
    await editThreshold(ctx, { thresholdId: first, ...line, amount: 66.67 });
    const [edited] = (await listThresholds(ctx)).filter((each) => each.headline);
    expect(edited).toMatchObject({ id: first, value: 0.6667 });
  });

  it("count the company when an admin says that they are the law's, until one says otherwise", async () => {
    const ctx = await signedIn();
    const thresholdId = await createThreshold(ctx, { ...line, perCompany: true });
    expect(await listThresholds(ctx)).toMatchObject([{ perCompany: true }]);
    await editThreshold(ctx, { thresholdId, ...line });
    expect(await listThresholds(ctx)).toMatchObject([{ perCompany: false }]);
  });

  it("end on a day and still measure the days before it", async () => {
    const ctx = await signedIn();
    const thresholdId = await createThreshold(ctx, { ...line, effectiveFrom: "2020-01-01" });
    await endThreshold(ctx, { thresholdId, effectiveTo: "2026-01-01" });
    expect(await listThresholds(ctx, { on: "2025-12-31" })).toHaveLength(1);
    expect(await listThresholds(ctx, { on: "2026-01-01" })).toHaveLength(0);
    await expect(endThreshold(ctx, { thresholdId, effectiveTo: "2019-01-01" })).rejects.toMatchObject({
      fields: { effectiveTo: "order" },
    });
  });

  it("are an admin's to change and one union's own", async () => {
    const ctx = await signedIn();
    const thresholdId = await createThreshold(ctx, line);
    const stranger = await signedIn();
    const coordinator = await signedIn({
      role: "coordinator",
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
    });
    await expect(createThreshold(coordinator, line)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await listThresholds(stranger)).toEqual([]);
    await expect(editThreshold(stranger, { thresholdId, ...line })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
