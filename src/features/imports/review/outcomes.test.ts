import { expect, it } from "vitest";
import { comparedFields } from "./outcomes";

it("marks what differs, not what one of the two is silent about, and not the order or the capitals", () => {
  const fields = comparedFields(
    { name: ["Siti Aminah"], phones: ["1", "2"], birthDate: ["1990-01-02"], address: [], note: [] },
    {
      name: ["SITI AMINAH"],
      phones: ["2", "1"],
      birthDate: ["1990-02-01"],
      address: ["Jl. Melati"],
      note: [],
    },
  );
  expect(fields.map(({ field, differs }) => [field, differs])).toEqual([
    ["name", false],
    ["phones", false],
    ["birthDate", true],
    ["address", false],
  ]);
});

it.each([
  ["Hj. Tini Daryati", "Tini Daryati", false],
  ["Lia Permata Sari", "Lia Permatasari", false],
  ["Darsono, S.E.", "DARSONO SE", false],
  ["Ratna Wulandary", "Ratna Wulandari", true],
  ["Budi Santoso, Jr.", "Budi Santoso", true],
])("compares the names %s and %s as the matcher does", (one, other, differs) => {
  expect(comparedFields({ name: [one] }, { name: [other] })).toMatchObject([{ differs }]);
});
