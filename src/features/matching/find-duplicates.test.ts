import { expect, it } from "vitest";
import type { Compared } from "./compare";
import { findDuplicates } from "./find-duplicates";
import { PersonCache } from "./person-cache";

const nobody: Compared = {
  ...{ row: 0, name: "", serikatId: null, nationalId: null, birthDate: null, address: null },
  ...{
    emails: [],
    phones: [],
    job: { employer: null, employeeNumber: null },
    membership: { cardNumber: null },
  },
};
const found = (...people: Partial<Compared>[]) =>
  findDuplicates(new PersonCache(people.map((person, at) => ({ ...nobody, row: at + 2, ...person }))));
const nationalId = "3216014107950001";

it("asks about one citizen number under two names, and says that the names differ", () => {
  const { pairs, lookAlikes, personOfRow } = found(
    { name: "Siti Aminah", nationalId },
    { name: "Budi Hartono", nationalId },
  );
  expect(pairs).toMatchObject([
    { rows: [2, 3], confidence: "probable", reasons: ["same_national_id", "other_name"] },
  ]);
  expect([lookAlikes, personOfRow]).toEqual([[], {}]);
});

it("asks about one employee number under two names: she was renamed, or it was given out again", () => {
  const job = { employer: "PT Contoh", employeeNumber: "B0001" };
  const { pairs, lookAlikes } = found({ name: "Siti Aminah", job }, { name: "Budi Hartono", job });
  expect(pairs).toMatchObject([{ rows: [2, 3], confidence: "probable" }]);
  expect(lookAlikes).toEqual([]);
});
