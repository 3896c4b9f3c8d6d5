import { describe, expect, it } from "vitest";
import { editEmployer } from "@/features/employers/mutations";
import { recordOtherUnion, withdrawOtherUnion } from "@/features/employers/other-unions.mutations";
import { listOtherUnions } from "@/features/employers/other-unions.queries";
import { getEmployer, listEmployers } from "@/features/employers/queries";
import { editEmployerInput, employerFilter } from "@/features/employers/schema";
import { recordSupply, withdrawSupply } from "@/features/employers/supplies.mutations";
import { listSupplies } from "@/features/employers/supplies.queries";
import { createWorkplace } from "@/features/workplaces/mutations";
import type { Context, Role, Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { signedIn, workplaceFactory } from "../../support/factories";

const colleague = (admin: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone }, ...(turf ? { turf } : {}) });
const turfOf = (...workplaceIds: string[]): Turf => ({ whole: false, workplaceIds, departments: [] });
const list = (ctx: Context, q = "", after?: string) =>
  listEmployers(ctx, employerFilter.parse({ q, ...(after ? { after } : {}) }));

const profile = {
  ...{
    name: "PT Sinar Benang Jaya",
    companyGroup: "Sinar Benang Group",
    sector: "Garmen",
    regionCode: "36.71",
  },
  ...{ oshubId: "ID2021250D1DTN7", registrationNumber: "12/SP/2024", registeredOn: "2024-04-02" },
  registrationOffice: "Disnaker Kota Tangerang",
};

describe("an employer", () => {
  it("keeps its group, sector, region, hub id and the registration of the unit", async () => {
    const admin = await signedIn();
    const { employerId, workplaceId } = await workplaceFactory(admin);
    await editEmployer(admin, { employerId, version: 1, ...profile });
    const { regionCode: region, ...same } = profile;
    expect(await getEmployer(admin, employerId)).toMatchObject({
      ...{ ...same, region, version: 2 },
      workplaces: [{ id: workplaceId }],
    });
  });

  it("is not changed over what another user just changed", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await editEmployer(admin, { employerId, version: 1, ...profile });
    await expect(editEmployer(admin, { employerId, version: 1, ...profile })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("has a name and a hub id that no other has", async () => {
    const admin = await signedIn();
    const [one, other] = [await workplaceFactory(admin), await workplaceFactory(admin)];
    await editEmployer(admin, { employerId: one.employerId, version: 1, ...profile });
    const again = { employerId: other.employerId, version: 1 };
    await expect(editEmployer(admin, { ...again, ...profile })).rejects.toMatchObject({
      fields: { name: "taken" },
    });
    await expect(editEmployer(admin, { ...again, ...profile, name: "PT Lain" })).rejects.toMatchObject({
      fields: { oshubId: "taken" },
    });
  });

  it.each([
    ["a region that is not one", { regionCode: "99.99" }, "regionCode"],
    ["a region here and elsewhere", { regionCode: "36", regionElsewhere: "Penang" }, "regionElsewhere"],
    ["a hub id of another shape", { oshubId: "ID-1" }, "oshubId"],
    ["a day of registration without its number", { registeredOn: "2024-04-02" }, "registrationNumber"],
  ])("refuses %s", (_, wrong, field) => {
    const parsed = editEmployerInput.safeParse({ employerId: newId(), version: 1, name: "PT", ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("is changed by who has the whole company in the turf, and by nobody else", async () => {
    const admin = await signedIn();
    const { employerId, workplaceId } = await workplaceFactory(admin);
    const { name: employer } = await getEmployer(admin, employerId);
    const edit = { employerId, version: 1, ...profile };
    const coordinator = await colleague(admin, "coordinator", turfOf(workplaceId));
    const second = await createWorkplace(admin, { employer, name: newId() });
    await expect(editEmployer(coordinator, edit)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(editEmployer(await colleague(admin, "coordinator", turfOf()), edit)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(editEmployer(await colleague(admin, "organiser"), edit)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(editEmployer(await signedIn(), edit)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await editEmployer(await colleague(admin, "coordinator", turfOf(workplaceId, second)), edit);
  });
});

describe("the list of employers", () => {
  it("finds names, groups, sectors and regions, and takes a percent sign as it is", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await workplaceFactory(admin);
    await editEmployer(admin, { employerId, version: 1, ...profile });
    for (const q of ["benang jaya", "GROUP", "garmen", "kota tangerang"])
      expect((await list(admin, q)).employers.map(({ id }) => id)).toEqual([employerId]);
    expect((await list(admin, "%")).total).toBe(0);
  });

  it("comes in pages by name", async () => {
    const admin = await signedIn();
    for (let made = 0; made < 26; made += 1) await workplaceFactory(admin);
    const first = await list(admin);
    expect([first.employers.length, first.total]).toEqual([25, 26]);
    const second = await list(admin, "", first.next ?? "");
    expect([second.employers.length, second.next]).toEqual([1, null]);
    const names = [...first.employers, ...second.employers].map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(26);
  });

  it("shows those of the turf alone", async () => {
    const admin = await signedIn();
    const [here, there] = [await workplaceFactory(admin), await workplaceFactory(admin)];
    const organiser = await colleague(admin, "organiser", turfOf(here.workplaceId));
    expect((await list(organiser)).employers.map(({ id }) => id)).toEqual([here.employerId]);
    await expect(getEmployer(organiser, there.employerId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await list(await signedIn())).total).toBe(0);
  });
});

describe("what another union claims", () => {
  const claim = { name: "Serikat Lain", members: 210, claimedOn: "2026-03-01", source: "letter" };

  it("stays with its day and source when a later claim comes", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await recordOtherUnion(admin, { employerId, ...claim });
    await recordOtherUnion(admin, {
      employerId,
      ...claim,
      name: "SERIKAT LAIN",
      members: 180,
      claimedOn: "2026-06-01",
    });
    expect(await listOtherUnions(admin, employerId)).toMatchObject([
      { members: 180, isLatest: true },
      { members: 210, isLatest: false, source: "letter" },
    ]);
  });

  it("is recorded once for one id", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const id = newId();
    for (const members of [210, 300]) await recordOtherUnion(admin, { id, employerId, ...claim, members });
    expect(await listOtherUnions(admin, employerId)).toMatchObject([{ members: 210 }]);
  });

  it("is withdrawn and restored, never deleted", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const claimId = await recordOtherUnion(admin, { employerId, ...claim });
    await withdrawOtherUnion(admin, { claimId, withdrawn: true });
    expect(await listOtherUnions(admin, employerId)).toMatchObject([{ withdrawn: true, isLatest: false }]);
    await withdrawOtherUnion(admin, { claimId, withdrawn: false });
    expect(await listOtherUnions(admin, employerId)).toMatchObject([{ withdrawn: false, isLatest: true }]);
  });

  it("is not of a day to come", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const claimedOn = plusDays(today(admin), 1);
    await expect(recordOtherUnion(admin, { employerId, ...claim, claimedOn })).rejects.toMatchObject({
      fields: { claimedOn: "future" },
    });
  });

  it("is told an observer in tens, and a delegate not at all", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await recordOtherUnion(admin, { employerId, ...claim, members: 217 });
    expect(await listOtherUnions(await colleague(admin, "observer"), employerId)).toMatchObject([
      { members: 210 },
    ]);
    const delegate = await colleague(admin, "delegate");
    await expect(listOtherUnions(delegate, employerId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const organiser = await colleague(admin, "organiser");
    await expect(recordOtherUnion(organiser, { employerId, ...claim })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a brand that an employer supplies", () => {
  const supply = { brand: "Velmora", since: "2023-05-01", source: "published list" };

  it("is found by its name whatever its capitals, and stands once with an employer", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const supplyId = await recordSupply(admin, { employerId, ...supply });
    const again = { employerId, ...supply, brand: "VELMORA" };
    await expect(recordSupply(admin, again)).rejects.toMatchObject({ fields: { brand: "taken" } });
    await withdrawSupply(admin, { supplyId, withdrawn: true });
    await recordSupply(admin, again);
    await expect(withdrawSupply(admin, { supplyId, withdrawn: false })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await listSupplies(admin, employerId)).map(({ brand, withdrawn }) => [brand, withdrawn])).toEqual(
      [
        ["Velmora", false],
        ["Velmora", true],
      ],
    );
  });

  it("is seen with the company, and recorded by who may change it", async () => {
    const admin = await signedIn();
    const { employerId, workplaceId } = await workplaceFactory(admin);
    await recordSupply(admin, { employerId, ...supply });
    expect(await listSupplies(await colleague(admin, "observer"), employerId)).toHaveLength(1);
    const outside = await colleague(admin, "organiser", turfOf());
    expect(await listSupplies(outside, employerId)).toEqual([]);
    const organiser = await colleague(admin, "organiser", turfOf(workplaceId));
    await expect(recordSupply(organiser, { employerId, ...supply })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
