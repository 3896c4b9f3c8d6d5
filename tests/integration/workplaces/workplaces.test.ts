import { describe, expect, it } from "vitest";
import { getWorkplaceMap } from "@/features/density/map.queries";
import { recordHeadcount, withdrawHeadcount } from "@/features/workplaces/headcounts.mutations";
import { listHeadcounts } from "@/features/workplaces/headcounts.queries";
import {
  archiveWorkplace,
  createWorkplace,
  editWorkplace,
  findOrCreateWorkplace,
} from "@/features/workplaces/mutations";
import {
  createPart,
  editPart,
  findOrCreateDepartments,
  findOrCreateShifts,
  removePart,
  reorderParts,
} from "@/features/workplaces/parts.mutations";
import { getWorkplace, listWorkplaces } from "@/features/workplaces/queries";
import type { Context, Role, Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const colleague = (ctx: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: ctx.unionId, timeZone: ctx.timeZone }, ...(turf ? { turf } : {}) });
const turfOf = (...workplaceIds: string[]): Turf => ({ whole: false, workplaceIds, departments: [] });
const plant = { employer: "PT Sinar 50%_Jaya", name: "Tangerang" };

describe("workplaces", () => {
  it("are made below an employer that is found whatever its capitals", async () => {
    const ctx = await signedIn();
    const first = await createWorkplace(ctx, plant);
    const second = await createWorkplace(ctx, {
      employer: "pt sinar 50%_jaya",
      name: "Serang",
      town: "Serang",
    });
    const [serang, tangerang] = await listWorkplaces(ctx);
    expect([tangerang?.id, serang?.id]).toEqual([first, second]);
    expect(serang?.employer.id).toBe(tangerang?.employer.id);
  });

  it("have a name of their own", async () => {
    const ctx = await signedIn();
    await createWorkplace(ctx, plant);
    await expect(createWorkplace(ctx, { ...plant, name: "TANGERANG" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { name: "taken" },
    });
  });

  it("are renamed, archived and brought back", async () => {
    const ctx = await signedIn();
    const workplaceId = await createWorkplace(ctx, plant);
    await editWorkplace(ctx, { workplaceId, ...plant, name: "Cikupa", town: "Tangerang" });
    await archiveWorkplace(ctx, { workplaceId, archived: true });
    expect(await listWorkplaces(ctx)).toEqual([]);
    expect(await listWorkplaces(ctx, { on: plusDays(today(ctx), -1) })).toHaveLength(1);
    await archiveWorkplace(ctx, { workplaceId, archived: false });
    expect(await getWorkplace(ctx, workplaceId)).toMatchObject({
      name: "Cikupa",
      town: "Tangerang",
      archivedAt: null,
    });
  });

  it("are found or made for an import, twice the same", async () => {
    const ctx = systemOf(await signedIn());
    const make = () => write(ctx, (tx) => findOrCreateWorkplace(tx, ctx, { name: "Cikarang" }));
    const first = await make();
    expect(first.created).toBe(true);
    expect(await make()).toEqual({ id: first.id, created: false });
  });

  it("refuse organisers, other unions and other turf", async () => {
    const ctx = await signedIn();
    const [inside, outside] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const stranger = await signedIn();
    const organiser = await colleague(ctx, "organiser");
    const coordinator = await colleague(ctx, "coordinator", turfOf(inside.workplaceId));
    await expect(createWorkplace(organiser, plant)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(createWorkplace(coordinator, plant)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await listWorkplaces(coordinator)).map(({ id }) => id)).toEqual([inside.workplaceId]);
    await expect(getWorkplace(coordinator, outside.workplaceId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listWorkplaces(stranger)).toEqual([]);
    const edit = { workplaceId: outside.workplaceId, ...plant };
    await expect(editWorkplace(coordinator, edit)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("departments and shifts", () => {
  it("are made, renamed and put in order", async () => {
    const ctx = await signedIn();
    const workplaceId = await createWorkplace(ctx, plant);
    const sewing = await createPart(ctx, { kind: "department", workplaceId, name: "Sewing" });
    const cutting = await createPart(ctx, { kind: "department", workplaceId, name: "Cutting" });
    await createPart(ctx, { kind: "shift", workplaceId, name: "Night", startsAt: "23:00", endsAt: "07:00" });
    await editPart(ctx, { kind: "department", partId: sewing, name: "Stitching" });
    await reorderParts(ctx, { kind: "department", workplaceId, partIds: [cutting, sewing] });
    const found = await getWorkplace(ctx, workplaceId);
    expect(found.departments.map(({ name }) => name)).toEqual(["Cutting", "Stitching"]);
    expect(found.shifts).toMatchObject([{ name: "Night", startsAt: "23:00", endsAt: "07:00" }]);
    await expect(createPart(ctx, { kind: "department", workplaceId, name: "cutting" })).rejects.toMatchObject(
      {
        fields: { name: "taken" },
      },
    );
  });

  it("are found or made for an import, by name without capitals, also when two do it at once", async () => {
    const ctx = systemOf(await signedIn());
    const { workplaceId, departmentId } = await workplaceFactory(ctx);
    const names = ["sewing", "Packing", " packing ", "QC"];
    const make = () => write(ctx, (tx) => findOrCreateDepartments(tx, ctx, { workplaceId, names }));
    const [first, second] = await Promise.all([make(), make()]);
    expect(first).toEqual(second);
    expect(first.get("sewing")).toBe(departmentId);
    expect([...first.keys()].sort()).toEqual(["packing", "qc", "sewing"]);
    const shifts = await write(ctx, (tx) => findOrCreateShifts(tx, ctx, { workplaceId, names: [] }));
    expect(shifts.size).toBe(0);
  });

  it("go away only unused, or into another with their people and headcounts", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const { workplaceId, departmentId: sewing } = place;
    const packing = await createPart(ctx, { kind: "department", workplaceId, name: "Packing" });
    const person = await contactFactory(ctx, { place, member: true });
    const count = { workplaceId, source: "hr_list" } as const;
    const [early, late] = [plusDays(today(ctx), -300), plusDays(today(ctx), -10)];
    await recordHeadcount(ctx, { ...count, departmentId: sewing, countedOn: early, eligible: 40 });
    await recordHeadcount(ctx, { ...count, departmentId: packing, countedOn: early, eligible: 20 });
    await recordHeadcount(ctx, { ...count, departmentId: sewing, countedOn: late, eligible: 50 });
    await expect(removePart(ctx, { kind: "department", partId: sewing })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { into: "taken" },
    });
    await removePart(ctx, { kind: "department", partId: sewing, into: packing });
    const map = await getWorkplaceMap(ctx, { workplaceId, on: today(ctx) });
    expect(map.departments).toMatchObject([{ id: packing, measure: { members: 1, eligible: 70 } }]);
    expect((await getWorkplaceMap(ctx, { workplaceId, on: plusDays(late, -1) })).total.eligible).toBe(60);
    const moved = await read(ctx, (tx) =>
      tx.contact.findFirst({
        where: { unionId: ctx.unionId, id: person.id },
        select: { departmentId: true },
      }),
    );
    expect(moved?.departmentId).toBe(packing);
  });

  it("take a user's turf along only when an admin says so", async () => {
    const ctx = await signedIn();
    const { workplaceId, departmentId } = await workplaceFactory(ctx);
    const into = await createPart(ctx, { kind: "department", workplaceId, name: "Packing" });
    const delegate = await colleague(ctx, "delegate", {
      whole: false,
      workplaceIds: [],
      departments: [{ id: departmentId, workplaceId }],
    });
    const coordinator = await colleague(ctx, "coordinator");
    const remove = { kind: "department", partId: departmentId, into } as const;
    await expect(removePart(coordinator, remove)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await removePart(ctx, remove);
    const seatId = delegate.actor.type === "user" ? delegate.actor.seatId : "";
    const turf = await read(ctx, (tx) => tx.turf.findMany({ where: { unionId: ctx.unionId, seatId } }));
    expect(turf).toMatchObject([{ departmentId: into }]);
  });

  it("never swallow those of another workplace", async () => {
    const ctx = await signedIn();
    const [here, there] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const remove = { kind: "shift", partId: here.shiftId, into: there.shiftId } as const;
    await expect(removePart(ctx, remove)).rejects.toMatchObject({ fields: { into: "choice" } });
  });
});

describe("headcounts", () => {
  it("are dated and sourced, withdrawn instead of deleted, and brought back", async () => {
    const ctx = await signedIn();
    const { workplaceId } = await workplaceFactory(ctx);
    const on = today(ctx);
    const headcountId = await recordHeadcount(ctx, {
      workplaceId,
      countedOn: on,
      eligible: 120,
      source: "payroll",
    });
    const eligible = async () => (await getWorkplaceMap(ctx, { workplaceId, on })).total.eligible;
    expect(await eligible()).toBe(120);
    await withdrawHeadcount(ctx, { headcountId, withdrawn: true });
    expect(await eligible()).toBeNull();
    expect((await listHeadcounts(ctx, workplaceId)).entries).toMatchObject([
      { withdrawn: true, source: "payroll" },
    ]);
    await withdrawHeadcount(ctx, { headcountId, withdrawn: false });
    expect(await eligible()).toBe(120);
  });

  it("are not of days to come, nor of departments elsewhere", async () => {
    const ctx = await signedIn();
    const [here, there] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const count = {
      workplaceId: here.workplaceId,
      countedOn: today(ctx),
      eligible: 1,
      source: "estimate",
    } as const;
    await expect(
      recordHeadcount(ctx, { ...count, countedOn: plusDays(today(ctx), 1) }),
    ).rejects.toMatchObject({
      fields: { countedOn: "future" },
    });
    await expect(recordHeadcount(ctx, { ...count, departmentId: there.departmentId })).rejects.toMatchObject({
      fields: { departmentId: "choice" },
    });
  });

  it("are recorded by coordinators in their turf alone", async () => {
    const ctx = await signedIn();
    const [mine, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const count = { countedOn: today(ctx), eligible: 9, source: "estimate" } as const;
    const coordinator = await colleague(ctx, "coordinator", turfOf(mine.workplaceId));
    await recordHeadcount(coordinator, { ...count, workplaceId: mine.workplaceId });
    await expect(
      recordHeadcount(coordinator, { ...count, workplaceId: other.workplaceId }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const partial = await colleague(ctx, "coordinator", {
      whole: false,
      workplaceIds: [],
      departments: [{ id: mine.departmentId, workplaceId: mine.workplaceId }],
    });
    await expect(recordHeadcount(partial, { ...count, workplaceId: mine.workplaceId })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
    await expect(listHeadcounts(await colleague(ctx, "delegate"), mine.workplaceId)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
