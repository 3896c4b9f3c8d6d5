/** Name, eligible workers, names on file, members. */
export type DepartmentPlan = readonly [name: string, eligible: number, listed: number, members: number];

export type WorkplacePlan = {
  employer: string;
  name: string;
  town: string;
  code: string;
  shareOfWomen: number;
  departments: readonly DepartmentPlan[];
  /** Months ago, share of today's headcount, source; empty: never counted. */
  counts: readonly (readonly [
    monthsAgo: number,
    share: number,
    source: "hr_list" | "payroll" | "social_security" | "estimate",
  ])[];
  detail: "whole" | "departments" | "cells";
  line?: string;
  title: string;
};

export type UnionPlan = { name: string; card: string; workplaces: readonly WorkplacePlan[] };

export const federationName = "Federasi Serikat Pekerja Tunas Bangsa";

const garment: UnionPlan = {
  name: "SP Garmen Banten",
  card: "SGB",
  workplaces: [
    {
      employer: "PT Sinar Benang Jaya",
      name: "Sinar Benang Tangerang",
      town: "Tangerang",
      code: "SB",
      shareOfWomen: 0.78,
      title: "Operator jahit",
      line: "Lini",
      detail: "cells",
      counts: [
        [25, 0.93, "payroll"],
        [15, 0.97, "hr_list"],
        [6.4, 1, "hr_list"],
      ],
      departments: [
        ["Potong", 120, 110, 58],
        ["Jahit", 560, 487, 167],
        ["Finishing", 170, 150, 68],
        ["QC", 70, 62, 26],
        ["Packing", 110, 98, 46],
        ["Gudang", 60, 52, 23],
        ["Teknik", 40, 38, 24],
      ],
    },
    {
      employer: "PT Anyar Busana Lestari",
      name: "Anyar Busana Serang",
      town: "Serang",
      code: "AB",
      shareOfWomen: 0.74,
      title: "Operator",
      line: "Lini",
      detail: "departments",
      counts: [
        [26, 0.9, "estimate"],
        [12, 0.96, "hr_list"],
        [1.5, 1, "social_security"],
      ],
      departments: [
        ["Potong", 60, 38, 17],
        ["Jahit", 260, 160, 52],
        ["Finishing", 70, 42, 21],
        ["Gudang", 30, 20, 11],
      ],
    },
    {
      employer: "PT Kencana Rajut Mandiri",
      name: "Kencana Rajut Balaraja",
      town: "Balaraja",
      code: "KR",
      shareOfWomen: 0.66,
      title: "Operator rajut",
      detail: "whole",
      counts: [
        [25, 1.06, "estimate"],
        [4.5, 1, "estimate"],
      ],
      departments: [
        ["Rajut", 190, 110, 21],
        ["Linking", 80, 45, 11],
        ["Packing", 40, 25, 5],
      ],
    },
    {
      employer: "PT Mitra Sandang Utama",
      name: "Mitra Sandang Cikupa",
      town: "Cikupa",
      code: "MS",
      shareOfWomen: 0.71,
      title: "Operator jahit",
      line: "Lini",
      detail: "departments",
      counts: [
        [27, 1.02, "payroll"],
        [18, 1.05, "payroll"],
        [9, 1.01, "payroll"],
        [0.6, 1, "payroll"],
      ],
      departments: [
        ["Jahit", 120, 102, 74],
        ["Finishing", 40, 33, 24],
        ["Gudang", 20, 15, 12],
      ],
    },
    {
      employer: "CV Tenun Ciliwung",
      name: "Tenun Ciliwung",
      town: "Tangerang Selatan",
      code: "TC",
      shareOfWomen: 0.6,
      title: "Penenun",
      detail: "whole",
      counts: [
        [24.5, 1.1, "estimate"],
        [7, 1, "payroll"],
      ],
      departments: [
        ["Tenun", 65, 42, 28],
        ["Celup", 30, 18, 11],
      ],
    },
    {
      employer: "PT Sinar Benang Jaya",
      name: "Sinar Benang Cikande",
      town: "Cikande",
      code: "SC",
      shareOfWomen: 0.8,
      title: "Operator jahit",
      line: "Lini",
      detail: "whole",
      counts: [],
      departments: [
        ["Jahit", 150, 52, 7],
        ["Finishing", 50, 18, 2],
      ],
    },
  ],
};

const metal: UnionPlan = {
  name: "SP Logam Karawang",
  card: "SLK",
  workplaces: [
    {
      employer: "PT Baja Cakra Presisi",
      name: "Baja Cakra Karawang",
      town: "Karawang",
      code: "BC",
      shareOfWomen: 0.18,
      title: "Operator produksi",
      detail: "departments",
      counts: [
        [25, 1.03, "payroll"],
        [13, 1, "payroll"],
        [2, 1, "payroll"],
      ],
      departments: [
        ["Pengecoran", 130, 88, 76],
        ["Permesinan", 140, 95, 74],
        ["Perakitan", 70, 47, 37],
      ],
    },
    {
      employer: "PT Logam Surya Teknik",
      name: "Logam Surya Cikarang",
      town: "Cikarang",
      code: "LS",
      shareOfWomen: 0.24,
      title: "Operator",
      detail: "departments",
      counts: [
        [24.5, 0.88, "estimate"],
        [8, 1, "hr_list"],
      ],
      departments: [
        ["Stamping", 150, 70, 27],
        ["Pengelasan", 110, 50, 20],
      ],
    },
    {
      employer: "PT Roda Nusa Parts",
      name: "Roda Nusa Karawang",
      town: "Karawang",
      code: "RN",
      shareOfWomen: 0.15,
      title: "Operator",
      detail: "departments",
      counts: [
        [26, 0.95, "payroll"],
        [14, 0.98, "payroll"],
        [3, 1, "payroll"],
      ],
      departments: [
        ["Velg", 90, 80, 66],
        ["Cat", 60, 48, 42],
      ],
    },
  ],
};

const food: UnionPlan = {
  name: "SP Pangan Jawa Timur",
  card: "SPJ",
  workplaces: [
    {
      employer: "PT Boga Rasa Sejahtera",
      name: "Boga Rasa Sidoarjo",
      town: "Sidoarjo",
      code: "BR",
      shareOfWomen: 0.55,
      title: "Operator pengemasan",
      detail: "whole",
      counts: [
        [25, 0.9, "estimate"],
        [5, 1, "estimate"],
      ],
      departments: [
        ["Pengolahan", 160, 70, 12],
        ["Pengemasan", 120, 50, 10],
      ],
    },
    {
      employer: "PT Nira Manis Abadi",
      name: "Nira Manis Malang",
      town: "Malang",
      code: "NM",
      shareOfWomen: 0.4,
      title: "Operator giling",
      detail: "departments",
      counts: [
        [25, 1.08, "payroll"],
        [12, 1, "payroll"],
        [1, 1, "payroll"],
      ],
      departments: [
        ["Giling", 80, 62, 40],
        ["Masakan", 50, 38, 22],
      ],
    },
    {
      employer: "PT Samudra Pangan Jaya",
      name: "Samudra Pangan Surabaya",
      town: "Surabaya",
      code: "SM",
      shareOfWomen: 0.62,
      title: "Pekerja sortir",
      detail: "departments",
      counts: [
        [24.5, 0.97, "hr_list"],
        [10, 1, "hr_list"],
      ],
      departments: [
        ["Sortir", 140, 60, 42],
        ["Pendingin", 70, 30, 21],
      ],
    },
  ],
};

export const unionPlans = { garment, metal, food };

export const shiftPlans = [
  { name: "Shift pagi", startsAt: "07:00", endsAt: "15:00", share: 0.5 },
  { name: "Shift siang", startsAt: "15:00", endsAt: "23:00", share: 0.3 },
  { name: "Shift malam", startsAt: "23:00", endsAt: "07:00", share: 0.2 },
];
