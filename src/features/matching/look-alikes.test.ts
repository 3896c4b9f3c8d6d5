import { describe, expect, it } from "vitest";
import { compared } from "../../../tests/support/compared";
import { findDuplicates } from "./find-duplicates";
import { PersonCache } from "./person-cache";

type Given = Parameters<typeof compared>[0];
const found = (...people: Given[]) =>
  findDuplicates(new PersonCache(people.map((person, at) => compared({ row: at + 2, ...person }))));

const phones = ["+62812"];
const born = { birthDate: "1990-01-01" };

describe("rows that look like one person and are not", () => {
  it.each<[string, Given, Given, string | null]>([
    ["namesakes", {}, {}, "namesakes"],
    [
      "a nickname at one telephone, born apart",
      { ...born, phones },
      { birthDate: "1991-01-01", phones },
      "namesakes",
    ],
    [
      "father and son at one telephone",
      { name: "Budi Santoso Sr.", phones },
      { name: "Budi Santoso Jr.", phones },
      "generations",
    ],
    [
      "two citizen numbers, one day of birth and one telephone",
      { ...born, phones, nationalId: "1234567890123456" },
      { ...born, phones, nationalId: "6543210987654321" },
      "twins",
    ],
    [
      "two citizen numbers, one day of birth and one address",
      { ...born, address: "Jl. Melati 1", nationalId: "1234567890123456" },
      { ...born, address: "Jl. Melati 1", nationalId: "6543210987654321" },
      "twins",
    ],
    [
      "two citizen numbers and one day of birth",
      { ...born, nationalId: "1234567890123456" },
      { ...born, nationalId: "6543210987654321" },
      "namesakes",
    ],
    [
      "one card number under two names, born apart",
      { ...born, cardNumber: "C1" },
      { name: "Budi", birthDate: "1991-01-01", cardNumber: "C1" },
      "number_shared",
    ],
    [
      "one e-mail address under two names",
      { emails: ["a@x.org"] },
      { name: "Budi", emails: ["a@x.org"] },
      "household",
    ],
    [
      "one telephone and address under two names",
      { phones, address: "Jl. Melati 1" },
      { name: "Budi", phones, address: "Jl. Melati 1" },
      "household",
    ],
    ["one telephone alone under two names", { phones }, { name: "Budi", phones }, null],
    [
      "a day of birth and a word of the name",
      { name: "Endang", ...born },
      { name: "Endang Sri", ...born },
      null,
    ],
  ])("%s", (_what, one, other, kind) => {
    const { pairs, lookAlikes, lookAlikeCount } = found(one, other);
    expect(pairs).toEqual([]);
    expect(lookAlikes).toEqual(kind ? [{ rows: [2, 3], kind }] : []);
    expect(lookAlikeCount).toBe(kind ? 1 : 0);
  });
});

describe("rows of one person", () => {
  const nationalId = "3604124107950004";

  it("are told by their lowest row, joined by what is certain alone", () => {
    const { personOfRow } = found(
      { nationalId },
      { name: "Budi Hartono" },
      { nationalId, phones },
      { name: "Siti A.", phones },
    );
    expect(personOfRow).toEqual({ 2: 2, 4: 2 });
  });

  it("are joined through a row that shares something with both", () => {
    const { personOfRow } = found(
      { emails: ["b@x.org"] },
      { emails: ["a@x.org"] },
      { emails: ["a@x.org", "b@x.org"] },
    );
    expect(personOfRow).toEqual({ 2: 2, 3: 2, 4: 2 });
  });

  it("are joined in one however long the chain", () => {
    const chain = Array.from({ length: 12 }, (_, at) => ({
      emails: [`${(at * 5) % 12}@x`, `${(at * 5 + 5) % 12}@x`],
    }));
    expect(new Set(Object.values(found(...chain).personOfRow))).toEqual(new Set([2]));
  });

  it("come in the order of the list, the lower row first", () => {
    const { pairs } = found({ row: 9, phones }, { row: 4, phones }, { row: 6, phones });
    expect(pairs.map(({ rows }) => rows)).toEqual([
      [4, 6],
      [4, 9],
      [6, 9],
    ]);
  });

  it("have what speaks for it, and how much", () => {
    expect(found({ phones }, { phones }).pairs).toEqual([
      { rows: [2, 3], confidence: "probable", score: 9, reasons: ["same_phone", "same_name"] },
    ]);
  });

  it("are a question where a citizen number stands for two days of birth", () => {
    const { pairs } = found(
      { nationalId, name: "Siti Aminah", birthDate: "1990-01-01" },
      { nationalId, name: "Budi Hartono", birthDate: "1991-01-01" },
    );
    expect(pairs[0]?.reasons).toEqual(["same_national_id", "other_name", "other_birth_date"]);
  });
});

describe("a telephone of several people", () => {
  it("is told with all the rows that have it", () => {
    const { sharedPhones } = found(
      { phones },
      { name: "Budi", phones: ["+62813", ...phones] },
      { name: "Ani" },
    );
    expect(sharedPhones).toEqual([{ phone: "+62812", rows: [2, 3] }]);
  });

  it("is not told where the rows may be one person", () => {
    expect(found({ phones }, { name: "Sitti Aminah", phones }).sharedPhones).toEqual([]);
  });
});

it("says how many stand in a block too large to compare all", () => {
  const people = Array.from({ length: 50 }, () => ({ phones }));
  expect(found(...people).crowded).toBe(50);
  expect(found({ phones }, { phones }).crowded).toBe(0);
});
