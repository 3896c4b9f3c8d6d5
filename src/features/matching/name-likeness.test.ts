import { describe, expect, it } from "vitest";
import { comparableName, compareNames } from "./person-name";

const between = (one: string, other: string) => {
  const [a, b] = [comparableName(one), comparableName(other)];
  expect(compareNames(b, a)).toBe(compareNames(a, b));
  return compareNames(a, b);
};

describe("compareNames", () => {
  it.each([
    ["Siti Aminah", "siti  AMINAH", "same"],
    ["Sitiaminah", "Siti Aminah", "same"],
    ["Siti Chotimah", "Siti Khotimah", "similar"],
    ["Soejono", "Suyono", "similar"],
    ["Budi Santoso", "Santoso Budi", "swapped"],
    ["William Smith", "Bill Smith", "nickname"],
    ["Endang", "Endang Sri Rejeki", "part"],
    ["Siti Aminah", "Budi Hartono", "different"],
    ["Chotimahsari", "Khotimah Sari", "similar"],
    ["Wahjuhidajat", "Wahyu Hidayat", "similar"],
    ["Niro Sa", "Osa Nir", "different"],
    ["", "Siti", "different"],
    ["", "", "same"],
  ])("%s and %s are %s", (one, other, likeness) => expect(between(one, other)).toBe(likeness));

  it.each([
    ["Evi S.", "Evi Sa'adah", "similar"],
    ["Evi S.", "Evi Rahma", "different"],
    ["E. Saadah", "Evi Saadah", "similar"],
    ["E. S.", "Evi Saadah", "different"],
    ["Evi Sri", "Evi Sri Rahma", "similar"],
    ["Evi S.", "Evi Sri Rahma", "different"],
    ["A Evi", "A Evi Rahma", "different"],
    ["Evi Sri Rahma", "Evi Rahma", "different"],
    ["S.", "Siti", "different"],
    ["Evi Sar", "Evi Sari", "different"],
  ])("an initial or a word left out: %s and %s are %s", (one, other, likeness) => {
    expect(between(one, other)).toBe(likeness);
  });

  it.each([
    ["Kusumawardhani", "Kusumawardhaninawangsih", "similar"],
    ["Kusumawardan", "Kusumawardaninawangsih", "different"],
  ])("a name that a payroll cut off: %s and %s are %s", (one, other, likeness) => {
    expect(between(one, other)).toBe(likeness);
  });

  it.each([
    ["Rahmawati", "Rahmawatu", "similar"],
    ["Rahmawati", "Rahmuwatu", "different"],
    ["Rahmat", "Rahmut", "different"],
    ["Rahmati", "Rahmatia", "different"],
    ["Rahmatia", "Rahmatio", "similar"],
    ["Kusumaningtyas", "Kusumoningtyos", "similar"],
    ["Kusumaningtya", "Kusumoningtyo", "different"],
    ["Sulistyorini Dewi", "Sulistyorina Dewa", "similar"],
    ["Sulistyorini Dewi", "Sulustyorina Dewa", "different"],
  ])("a slip in a name that is long enough: %s and %s are %s", (one, other, likeness) => {
    expect(between(one, other)).toBe(likeness);
  });

  it.each([
    ["Bill", "William", "different"],
    ["Bill Smith", "William", "different"],
    ["Bill Smith", "William Jones", "different"],
    ["Kate Brown", "Catherine Brown", "nickname"],
    ["Bill Joe Smith", "William Ann Smith", "nickname"],
    ["Bill", "William Bill", "different"],
  ])("a nickname needs the same last name: %s and %s are %s", (one, other, likeness) => {
    expect(between(one, other)).toBe(likeness);
  });

  it.each([
    ["Sri", "Sri Rejeki", "part"],
    ["Ni", "Ni Putu", "different"],
    ["Rejeki", "Sri Rejeki", "different"],
  ])("one word of more than two letters, the first: %s and %s are %s", (one, other, likeness) => {
    expect(between(one, other)).toBe(likeness);
  });
});

describe("comparableName", () => {
  it("has father and son by one name, told apart by what stands behind it", () => {
    const son = comparableName("Budi Santoso Junior");
    expect([son.words, son.generation]).toEqual([["budi", "santoso"], "jr"]);
    expect(comparableName("Budi Santoso").generation).toBe("");
  });

  it("puts sounds in one order", () => {
    expect(comparableName("Siti Chotimah").sorted).toBe(comparableName("Khotimah Siti").sorted);
  });
});
