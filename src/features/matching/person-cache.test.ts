import fc from "fast-check";
import { expect, it } from "vitest";
import { candidatePairs } from "./blocking";
import type { Compared } from "./compare";
import { PersonCache } from "./person-cache";

const person = fc.record({
  name: fc.constantFrom("Siti Aminah", "Sitti Aminah", "Budi Santoso", "Budi S.", "Agus", "Dewi Lestari"),
  nationalId: fc.option(fc.constantFrom("3216010101900001", "3216010101900002", "3216020202910003")),
  birthDate: fc.option(fc.constantFrom("1990-01-01", "1991-02-02")),
  phone: fc.option(fc.constantFrom("+6281", "+6282")),
  number: fc.option(fc.constantFrom("K1", "K2", "K3")),
});
type Drawn = typeof person extends fc.Arbitrary<infer T> ? T : never;

type Given = Omit<Drawn, "name"> & { name: string };

const compared = ({ name, nationalId, birthDate, phone, number }: Given, row: number): Compared => ({
  ...{ row, name, nationalId, birthDate, address: null, emails: [] },
  phones: phone ? [{ value: phone }] : [],
  job: { employer: null, employeeNumber: number },
  membership: { cardNumber: null },
});

it("gives out each pair that shares something once", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (drawn) => {
      const people = drawn.map(compared);
      const pairs = [...candidatePairs(new PersonCache(people))].map(
        ([a, b]) => `${a.person.row} ${b.person.row}`,
      );
      expect(new Set(pairs).size).toBe(pairs.length);
      const given = new Set(pairs);
      for (const [at, a] of people.entries())
        for (const b of people.slice(at + 1))
          if (a.job.employeeNumber && a.job.employeeNumber === b.job.employeeNumber && people.length <= 40)
            expect(given).toContain(`${a.row} ${b.row}`);
    }),
  );
});

it("holds a longer list than it keeps ready, each person as she is", () => {
  const people = Array.from({ length: 50 }, (_, row) =>
    compared({ name: `Siti ${row}`, nationalId: null, birthDate: null, phone: null, number: null }, row),
  );
  const crowd = new PersonCache(people, 3);
  for (const place of [0, 1, 2, 3, 0, 49, 7, 7, 1]) expect(crowd.at(place).person).toEqual(people[place]);
  expect(() => crowd.at(50)).toThrowError("nobody");
});
