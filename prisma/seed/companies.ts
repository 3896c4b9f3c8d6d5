import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asDate, daysAgo, type World } from "./world";

type Profile = Pick<
  Prisma.EmployerUncheckedUpdateInput,
  | "companyGroup"
  | "sector"
  | "region"
  | "oshubId"
  | "registrationNumber"
  | "registeredOn"
  | "registrationOffice"
>;
type CompanyPlan = {
  profile: Profile;
  /** Number, days ago that it began, days until it ends, registration, what is open. */
  agreements: readonly (readonly [string, number, number, string | null, string | null])[];
  /** Name, members, days ago, source. */
  otherUnions: readonly (readonly [string, number, number, string])[];
  /** Brand, years ago, source. */
  supplies: readonly (readonly [string, number, string])[];
};

const plans: Readonly<Record<string, CompanyPlan>> = {
  "PT Sinar Benang Jaya": {
    profile: {
      ...{ companyGroup: "Grup Sinar Benang", sector: "Garmen", region: "36.71", oshubId: "ID2021250D1DTN7" },
      ...{ registrationNumber: "568/SP/2024", registeredOn: new Date("2024-04-02T00:00:00Z") },
      registrationOffice: "Disnaker Kota Tangerang",
    },
    agreements: [
      ["PKB SBJ 2022–2024", 1_385, -656, "560/041/2022", null],
      [
        "PKB SBJ 2025–2027",
        655,
        74,
        "560/117/2025",
        "Tunjangan shift malam belum disepakati.\nKenaikan upah bagian Gudang ditunda.",
      ],
    ],
    otherUnions: [
      ["SP Tekstil Mandiri", 240, 520, "Surat mereka kepada perusahaan"],
      ["SP Tekstil Mandiri", 210, 95, "Papan pengumuman Disnaker"],
    ],
    supplies: [
      ["Velmora", 3, "Daftar pemasok yang diterbitkan merek"],
      ["Ostrel Sport", 2, "Label pada barang jadi"],
    ],
  },
  "PT Mitra Sandang Utama": {
    profile: {
      ...{ sector: "Garmen", region: "36.03", registrationNumber: "211/SP/2021" },
      ...{
        registeredOn: new Date("2021-09-14T00:00:00Z"),
        registrationOffice: "Disnaker Kabupaten Tangerang",
      },
    },
    agreements: [["PKB Mitra 2026–2028", 120, 610, "560/230/2026", null]],
    otherUnions: [],
    supplies: [["Velmora", 4, "Daftar pemasok yang diterbitkan merek"]],
  },
};

/** By town: the region, and the minimum wage of three years. Invented. */
const minimums: Readonly<Record<string, readonly [region: string, ...amounts: number[]]>> = {
  Tangerang: ["36.71", 4_760_000, 5_070_000, 5_399_000],
  Cikande: ["36.04", 4_560_000, 4_857_000, 5_150_000],
  Serang: ["36.04", 4_560_000, 4_857_000, 5_150_000],
  Balaraja: ["36.03", 4_601_000, 4_901_000, 5_210_000],
  Cikupa: ["36.03", 4_601_000, 4_901_000, 5_210_000],
};
/** By workplace: what the lowest wage was of the minimum, in the same years. */
const paid: Readonly<Record<string, readonly number[]>> = {
  "Sinar Benang Tangerang": [1, 0.98, 0.961],
  "Mitra Sandang Cikupa": [1.01, 1.02, 1.03],
};

/** What the union knows of two of its companies. */
export async function describeCompanies(world: World, recordedBy: string): Promise<void> {
  const { ctx, workplaces } = world;
  const { unionId } = ctx;
  const employers = new Map(workplaces.map(({ employerId, plan }) => [plan.employer, employerId]));
  await write(ctx, async (tx) => {
    for (const [name, { profile }] of Object.entries(plans))
      await tx.employer.updateMany({ where: { unionId, name }, data: profile });
    const rows = rowsOf(world, { employers, recordedBy });
    await tx.brand.createMany({ data: rows.brands });
    await tx.supply.createMany({ data: rows.supplies });
    await tx.otherUnion.createMany({ data: rows.otherUnions });
    await tx.agreement.createMany({ data: rows.agreements });
    for (const { id, plan } of workplaces) {
      const region = minimums[plan.town]?.[0];
      if (region) await tx.workplace.updateMany({ where: { unionId, id }, data: { region } });
    }
    const wages = wagesOf(world, recordedBy);
    await tx.minimumWage.createMany({ data: wages.minimums });
    await tx.workplaceCondition.createMany({ data: wages.facts });
    await audit(tx, ctx, { action: "demo.companies", entity: "employer", details: { rows: employers.size } });
  });
}

type Known = { employers: ReadonlyMap<string, string>; recordedBy: string };

function rowsOf(world: World, { employers, recordedBy }: Known) {
  const { unionId } = world.ctx;
  const names = [...new Set(Object.values(plans).flatMap((plan) => plan.supplies.map(([brand]) => brand)))];
  const brandIds = new Map(names.map((name) => [name, newId()]));
  const each = Object.entries(plans).flatMap(([name, plan]) => {
    const employerId = employers.get(name);
    return employerId ? [{ plan, row: () => ({ unionId, id: newId(), employerId, recordedBy }) }] : [];
  });
  return {
    brands: names.map((name) => ({ unionId, id: brandIds.get(name) ?? newId(), name })),
    supplies: each.flatMap(({ plan, row }) =>
      plan.supplies.map(([brand, years, source]) => ({
        ...{ ...row(), brandId: brandIds.get(brand) ?? "", source },
        since: asDate(daysAgo(world, years * 365)),
      })),
    ),
    otherUnions: each.flatMap(({ plan, row }) =>
      plan.otherUnions.map(([name, members, days, source]) => ({
        ...{ ...row(), name, members, source },
        claimedOn: asDate(daysAgo(world, days)),
      })),
    ),
    agreements: each.flatMap(({ plan, row }) =>
      plan.agreements.map(([number, began, ends, registration, openPoints]) => ({
        ...{ ...row(), number, registration, openPoints },
        startsOn: asDate(daysAgo(world, began)),
        endsOn: asDate(plusDays(world.today, ends)),
      })),
    ),
  };
}

function wagesOf(world: World, recordedBy: string) {
  const { unionId } = world.ctx;
  const thisYear = Number(world.today.slice(0, 4));
  const yearOf = (at: number) => thisYear - 2 + at;
  const ofRegion = new Map(Object.values(minimums).map(([region, ...amounts]) => [region, amounts]));
  return {
    minimums: [...ofRegion].flatMap(([region, amounts]) =>
      amounts.map((amount, at) => ({
        ...{ unionId, id: newId(), region, year: yearOf(at), amount, recordedBy },
        source: `Keputusan Gubernur Banten ${yearOf(at)} (contoh)`,
      })),
    ),
    facts: world.workplaces.flatMap(({ id: workplaceId, plan }) => {
      const [, ...amounts] = minimums[plan.town] ?? [""];
      const row = (observedOn: string) => ({
        ...{ unionId, id: newId(), workplaceId, recordedBy, observedOn: asDate(observedOn) },
      });
      const shares = paid[plan.name] ?? [];
      const wages = shares.map((share, at) => ({
        ...{ ...row(`${yearOf(at)}-02-10`), kind: "lowest_wage" as const, source: "Slip upah anggota" },
        amount: Math.round(((amounts[at] ?? 0) * share) / 1000) * 1000,
      }));
      if (wages.length === 0) return [];
      const others = [
        ["overtime", 14.5, "Catatan pengurus, dua minggu"],
        ["contract_share", 36, "Daftar HRD"],
        ["injuries", 11, "Laporan P2K3"],
      ] as const;
      return [
        ...wages,
        ...others.map(([kind, amount, source]) => ({ ...row(daysAgo(world, 40)), kind, amount, source })),
      ];
    }),
  };
}
