import { beforeAll, describe, expect, it } from "vitest";
import { getCompanies } from "@/features/density/companies.queries";
import { createThreshold } from "@/features/thresholds/mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { archiveWorkplace, createWorkplace } from "@/features/workplaces/mutations";
import { getWorkplace } from "@/features/workplaces/queries";
import type { Context, Role, Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const law = [
  { name: "Union", rule: "workers", amount: 10, perCompany: true, headline: false },
  { name: "Table", rule: "at_least", amount: 10, perCompany: true, headline: false },
  { name: "PKB", rule: "more_than", amount: 50, perCompany: true, headline: true },
] as const;

async function union(): Promise<Context> {
  const admin = await signedIn();
  for (const line of law) await createThreshold(admin, line);
  return admin;
}

const colleague = (admin: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone }, ...(turf ? { turf } : {}) });

type Plant = { members: number; others?: number; eligible?: number };

/** One company with a workplace for each plant. */
async function companyOf(admin: Context, plants: readonly Plant[]) {
  const workplaceIds: string[] = [];
  const employer = `PT ${newId()}`;
  for (const { members, others = 0, eligible } of plants) {
    const workplaceId = await createWorkplace(admin, { employer, name: newId() });
    workplaceIds.push(workplaceId);
    const place = { workplaceId };
    for (let made = 0; made < members + others; made += 1)
      await contactFactory(admin, { place, member: made < members });
    if (eligible !== undefined)
      await recordHeadcount(admin, { workplaceId, eligible, source: "payroll", countedOn: today(admin) });
  }
  const { employer: found } = await getWorkplace(admin, workplaceIds[0] ?? "");
  return { employerId: found.id, workplaceIds };
}

async function figuresOf(ctx: Context, employerId: string, on = today(ctx)) {
  const figures = (await getCompanies(ctx, { employerIds: [employerId], on })).get(employerId);
  if (!figures) throw new Error("no figures");
  return { ...figures, gaps: figures.ladder.map(({ gap }) => gap) };
}

describe("the thresholds of the law for a company", () => {
  let admin: Context;
  beforeAll(async () => {
    admin = await union();
  });

  it.each([
    ["exactly 10 members of 20 workers", [{ members: 10, eligible: 20 }], [0, 0, 1]],
    ["9 members of 20", [{ members: 9, eligible: 20 }], [1, 0, 2]],
    [
      "exactly a tenth of 30, in two plants",
      [
        { members: 1, eligible: 10 },
        { members: 2, eligible: 20 },
      ],
      [7, 0, 13],
    ],
    ["less than a tenth of 31", [{ members: 3, eligible: 31 }], [7, 1, 13]],
    [
      "exactly half of 10, in two plants",
      [
        { members: 2, eligible: 5 },
        { members: 3, eligible: 5 },
      ],
      [5, 0, 1],
    ],
    ["one more than half", [{ members: 6, eligible: 10 }], [4, 0, 0]],
  ] as const)("%s", async (_, plants, gaps) => {
    const { employerId } = await companyOf(admin, plants);
    expect((await figuresOf(admin, employerId)).gaps).toEqual(gaps);
  });

  it("are unknown when one of two workplaces has no headcount, but for the ten", async () => {
    const { employerId } = await companyOf(admin, [{ members: 9, eligible: 12 }, { members: 1 }]);
    const { company, gaps, headline } = await figuresOf(admin, employerId);
    expect(company).toMatchObject({ members: 10, eligible: null, density: null, unknown: 1 });
    expect(gaps).toEqual([0, null, null]);
    expect(headline?.gap).toBeNull();
  });

  it("are as they were on an earlier day", async () => {
    const { employerId } = await companyOf(admin, [{ members: 3, eligible: 5 }]);
    const before = await figuresOf(admin, employerId, plusDays(today(admin), -1));
    expect(before.company).toMatchObject({ members: 0, eligible: null });
  });

  it("leave an archived workplace out", async () => {
    const { employerId, workplaceIds } = await companyOf(admin, [
      { members: 2, eligible: 4 },
      { members: 1, eligible: 100 },
    ]);
    await archiveWorkplace(admin, { workplaceId: workplaceIds[1] ?? "", archived: true });
    await write(systemOf(admin), (tx) =>
      tx.workplace.updateMany({
        where: { unionId: admin.unionId, id: workplaceIds[1] ?? "" },
        data: { archivedAt: new Date(Date.now() - 3 * 86_400_000) },
      }),
    );
    expect((await figuresOf(admin, employerId)).company).toMatchObject({ members: 2, eligible: 4 });
  });

  it("count a person with jobs at two workplaces once", async () => {
    const { employerId, workplaceIds } = await companyOf(admin, [
      { members: 0, eligible: 4 },
      { members: 0, eligible: 6 },
    ]);
    const [one = "", other = ""] = workplaceIds;
    const { id: contactId } = await contactFactory(admin, { place: { workplaceId: one }, member: true });
    const recordedOn = new Date(`${today(admin)}T00:00:00Z`);
    const job = {
      unionId: admin.unionId,
      id: newId(),
      contactId,
      workplaceId: other,
      recordedOn,
      isCurrent: false,
    };
    await write(systemOf(admin), (tx) => tx.job.createMany({ data: [job] }));
    const { company, places } = await figuresOf(admin, employerId);
    expect([company.members, company.listed]).toEqual([1, 1]);
    expect(places.map(({ measure }) => measure.members)).toEqual([1, 1]);
  });
});

describe("the figures of a company and who reads them", () => {
  it("are never guessed for who sees a part of it", async () => {
    const admin = await union();
    const { employerId, workplaceIds } = await companyOf(admin, [
      { members: 6, eligible: 10 },
      { members: 0, eligible: 100 },
    ]);
    const turf: Turf = { whole: false, workplaceIds: workplaceIds.slice(0, 1), departments: [] };
    const { company, gaps, places } = await figuresOf(await colleague(admin, "organiser", turf), employerId);
    expect(company).toMatchObject({ outside: 1, eligible: null, density: null });
    expect(gaps).toEqual([null, null, null]);
    expect(places).toHaveLength(1);
  });

  it("are none of another union's", async () => {
    const admin = await union();
    const { employerId } = await companyOf(admin, [{ members: 2, eligible: 10 }]);
    const { company } = await figuresOf(await union(), employerId);
    expect(company).toMatchObject({ members: 0, eligible: null });
  });

  it("are in tens for an observer, reckoned from those", async () => {
    const admin = await union();
    const { employerId } = await companyOf(admin, [{ members: 13, eligible: 24 }]);
    const { company, gaps } = await figuresOf(await colleague(admin, "observer"), employerId);
    expect([company.members, company.eligible]).toEqual([10, 20]);
    expect(gaps).toEqual([0, 0, 5]);
  });

  it("are refused to a delegate", async () => {
    const admin = await union();
    const delegate = await colleague(admin, "delegate");
    await expect(getCompanies(delegate, { employerIds: [], on: today(admin) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
