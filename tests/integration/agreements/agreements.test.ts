import { describe, expect, it } from "vitest";
import { editAgreement, recordAgreement, withdrawAgreement } from "@/features/agreements/mutations";
import { endingAgreements, listAgreements } from "@/features/agreements/queries";
import { recordAgreementInput } from "@/features/agreements/schema";
import type { Context, Role, Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { signedIn, workplaceFactory } from "../../support/factories";

const colleague = (admin: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone }, ...(turf ? { turf } : {}) });
const turfOf = (...workplaceIds: string[]): Turf => ({ whole: false, workplaceIds, departments: [] });
const terms = { number: "PKB 1", startsOn: "2024-01-01", endsOn: "2025-12-31" };
const endingIn = (ctx: Context, days: number) => ({
  ...terms,
  startsOn: plusDays(today(ctx), days - 700),
  endsOn: plusDays(today(ctx), days),
});

describe("an agreement", () => {
  it("is recorded with its term, registration and what is open, and corrected", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const agreementId = await recordAgreement(admin, { employerId, ...terms, openPoints: "Night shift pay" });
    await editAgreement(admin, { agreementId, version: 1, ...terms, registration: "560/12" });
    expect(await listAgreements(admin, employerId)).toMatchObject([
      { ...terms, registration: "560/12", openPoints: null, version: 2 },
    ]);
    await expect(editAgreement(admin, { agreementId, version: 1, ...terms })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("is the only one of its days, until it is withdrawn", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const agreementId = await recordAgreement(admin, { employerId, ...terms });
    const next = { employerId, number: "PKB 2", startsOn: "2025-12-31", endsOn: "2027-12-30" };
    await expect(recordAgreement(admin, next)).rejects.toMatchObject({ fields: { startsOn: "taken" } });
    await withdrawAgreement(admin, { agreementId, withdrawn: true });
    await recordAgreement(admin, next);
    await expect(withdrawAgreement(admin, { agreementId, withdrawn: false })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("is recorded once for one id", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const id = newId();
    for (const number of ["PKB 1", "PKB 9"])
      await recordAgreement(admin, { id, employerId, ...terms, number });
    expect(await listAgreements(admin, employerId)).toMatchObject([{ number: "PKB 1" }]);
  });

  it.each([
    ["an end before the beginning", { endsOn: "2023-12-31" }, "endsOn"],
    ["a day that is none", { startsOn: "2024-02-30" }, "startsOn"],
    ["no number", { number: " " }, "number"],
    ["more than two thousand letters of what is open", { openPoints: "x".repeat(2001) }, "openPoints"],
  ])("refuses %s", (_, wrong, field) => {
    const parsed = recordAgreementInput.safeParse({ employerId: newId(), ...terms, ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it("of another union is not found", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    const agreementId = await recordAgreement(admin, { employerId, ...terms });
    const stranger = await signedIn();
    const refused = { code: "NOT_FOUND" };
    await expect(recordAgreement(stranger, { employerId, ...terms })).rejects.toMatchObject(refused);
    await expect(editAgreement(stranger, { agreementId, version: 1, ...terms })).rejects.toMatchObject(
      refused,
    );
    await expect(withdrawAgreement(stranger, { agreementId, withdrawn: true })).rejects.toMatchObject(
      refused,
    );
  });

  it("is read by delegates too, and recorded by coordinators of the whole company", async () => {
    const admin = await signedIn();
    const { employerId, workplaceId, departmentId } = await workplaceFactory(admin);
    await recordAgreement(admin, { employerId, ...terms });
    const part: Turf = { whole: false, workplaceIds: [], departments: [{ id: departmentId, workplaceId }] };
    expect(await listAgreements(await colleague(admin, "delegate", part), employerId)).toHaveLength(1);
    expect(await listAgreements(await colleague(admin, "organiser", turfOf()), employerId)).toEqual([]);
    expect(await listAgreements(await signedIn(), employerId)).toEqual([]);
    const organiser = await colleague(admin, "organiser");
    const next = { employerId, ...terms, startsOn: "2026-01-01", endsOn: "2027-12-31" };
    await expect(recordAgreement(organiser, next)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await recordAgreement(await colleague(admin, "coordinator", turfOf(workplaceId)), next);
  });
});

describe("agreements that end", () => {
  it.each([
    [181, []],
    [180, ["prepare"]],
    [90, ["bargain"]],
    [30, ["last_month"]],
    [-1, ["end"]],
    [-181, []],
  ])("in %i days", async (days, kinds) => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await recordAgreement(admin, { employerId, ...endingIn(admin, days) });
    expect((await endingAgreements(admin)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("are told to the coordinator of the turf, the first to end first, and not to organisers", async () => {
    const admin = await signedIn();
    const [here, there] = [await workplaceFactory(admin), await workplaceFactory(admin)];
    await recordAgreement(admin, { employerId: here.employerId, ...endingIn(admin, 80) });
    await recordAgreement(admin, { employerId: there.employerId, ...endingIn(admin, 20) });
    const ids = async (ctx: Context) => (await endingAgreements(ctx)).map(({ employerId }) => employerId);
    expect(await ids(admin)).toEqual([there.employerId, here.employerId]);
    expect(await ids(await colleague(admin, "coordinator", turfOf(here.workplaceId)))).toEqual([
      here.employerId,
    ]);
    await expect(ids(await colleague(admin, "organiser"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("are settled by the next one, and not by one withdrawn", async () => {
    const admin = await signedIn();
    const { employerId } = await workplaceFactory(admin);
    await recordAgreement(admin, { employerId, ...endingIn(admin, 20) });
    const startsOn = plusDays(today(admin), 21);
    const next = { employerId, number: "PKB 2", startsOn, endsOn: plusDays(startsOn, 700) };
    const agreementId = await recordAgreement(admin, next);
    expect(await endingAgreements(admin)).toEqual([]);
    await withdrawAgreement(admin, { agreementId, withdrawn: true });
    expect(await endingAgreements(admin)).toHaveLength(1);
  });
});
