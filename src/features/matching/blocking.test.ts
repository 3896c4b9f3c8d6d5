import { describe, expect, it } from "vitest";
import { compared } from "../../../tests/support/compared";
import { type Blocking, candidatePairs } from "./blocking";
import { PersonCache } from "./person-cache";

type Given = Parameters<typeof compared>[0];

const letters = "bdfgklmnprstvw";
/** As many names as asked for, each with a sound of its own. */
const own = (at: number) => `${letters[Math.floor(at / 14)]}a${letters[at % 14]}o`;

function pairsOf(people: Given[]) {
  const blocking: Blocking = { crowded: new Set() };
  const cache = new PersonCache(people.map((person, row) => compared({ ...person, row })));
  const pairs = [...candidatePairs(cache, blocking)].map(([a, b]) =>
    [a.person.row, b.person.row].toSorted((one, other) => one - other).join(" "),
  );
  return { pairs, crowded: blocking.crowded };
}

describe("two people are compared", () => {
  const nik = "3604124107950004";
  it.each<[string, Given, Given]>([
    ["telephone", { phones: ["1", "2"] }, { phones: ["3", "2"] }],
    ["e-mail address", { emails: ["a@x.org"] }, { emails: ["b@x.org", "a@x.org"] }],
    ["citizen number", { nationalId: nik }, { nationalId: nik }],
    ["end of a citizen number", { nationalId: nik }, { nationalId: `9999${nik.slice(4)}` }],
    [
      "beginning of a citizen number and day of birth",
      { nationalId: nik, birthDate: "1995-07-01" },
      { nationalId: `${nik.slice(0, 12)}9999`, birthDate: "1995-07-01" },
    ],
    ["employee number", { employeeNumber: "K1" }, { employeeNumber: "K1" }],
    ["card number", { cardNumber: "C1" }, { cardNumber: "C1" }],
  ])("who share a %s", (_what, one, other) => {
    const people = [
      { name: "Siti Aminah", ...one },
      { name: "Budi Hartono", ...other },
    ];
    expect(pairsOf(people).pairs).toEqual(["0 1"]);
  });

  it.each([
    ["a day of birth and the beginning of a word", "Amir Hasan", "Budi Hartono", ["0 1"]],
    ["a day of birth and nothing of the name", "Siti Aminah", "Budi Hartono", []],
  ])("who share %s", (_what, one, other, expected) => {
    const born = (name: string) => ({ name, birthDate: "1990-01-01" });
    expect(pairsOf([born(one), born(other)]).pairs).toEqual(expected);
  });

  it("whose names are the same in another order or spelling", () => {
    expect(pairsOf([{ name: "Siti Chotimah" }, { name: "Khotimah Siti" }]).pairs).toEqual(["0 1"]);
  });

  it("only if they share something", () => {
    const people = [
      { name: "Siti Aminah", phones: ["1"], cardNumber: "C1" },
      { name: "Budi Hartono", phones: ["C1"], cardNumber: "1" },
      { name: "" },
      { name: "" },
    ];
    expect(pairsOf(people).pairs).toEqual([]);
  });

  it("once, however much they share", () => {
    const one = { phones: ["1", "2", "3"], emails: ["a@x.org"], cardNumber: "C1", nationalId: nik };
    expect(pairsOf([one, one, one]).pairs.toSorted()).toEqual(["0 1", "0 2", "1 2"]);
  });

  it("once, when a chain of shared numbers leads to both", () => {
    const people = Array.from({ length: 30 }, (_, at) => ({
      name: own(at),
      phones: [`${at}`, `${at + 1}`],
    }));
    expect(pairsOf(people).pairs).toHaveLength(29);
  });

  it("however many numbers a person has", () => {
    const phones = Array.from({ length: 60 }, (_, at) => String(at));
    const others = phones.map((phone, at) => ({ name: own(at), phones: [phone] }));
    const { pairs } = pairsOf([{ name: "Siti", phones }, ...others]);
    expect(pairs.toSorted()).toEqual(others.map((_, at) => `0 ${at + 1}`).toSorted());
  });
});

describe("a telephone that many share", () => {
  it("is compared with each by each of up to forty", () => {
    const people = Array.from({ length: 40 }, (_, at) => ({ name: own(at), phones: ["1"] }));
    const { pairs, crowded } = pairsOf(people);
    expect(new Set(pairs).size).toBe(780);
    expect(pairs).toHaveLength(780);
    expect(crowded.size).toBe(0);
  });

  it("compares of more than forty those whose names begin alike, each pair once", () => {
    const people = Array.from({ length: 41 }, (_, at) => ({ name: own(at), phones: ["1"] }));
    const twins = [
      { name: "Siti Budi", phones: ["1"] },
      { name: "Budi Sitio", phones: ["1"] },
    ];
    const { pairs, crowded } = pairsOf([...people, ...twins]);
    expect(pairs.filter((pair) => pair === "41 42")).toEqual(["41 42"]);
    expect(pairs).not.toContain("0 40");
    expect(crowded.size).toBe(0);
  });

  it("compares of more than forty names that begin alike neighbours only, and tells of whom", () => {
    const people = Array.from({ length: 41 }, (_, at) => ({ name: `Siti${own(at)}`, phones: ["1"] }));
    const { pairs, crowded } = pairsOf(people);
    expect(pairs).toHaveLength(38 * 3 + 2 + 1);
    expect(pairs).toContain("0 3");
    expect(pairs).not.toContain("0 4");
    expect(crowded.size).toBe(41);
  });

  it("puts those beside each other who say the same", () => {
    const people = Array.from({ length: 44 }, (_, at) => ({
      ...{ name: "Siti", phones: ["1"], said: `h${at % 22}`.padEnd(4, "x") },
    }));
    const { pairs } = pairsOf(people);
    for (let at = 0; at < 22; at += 1) expect(pairs).toContain(`${at} ${at + 22}`);
  });

  it("is not compared again by those whom another number brought together", () => {
    const people = Array.from({ length: 45 }, (_, at) => ({
      ...{ name: `Siti ${own(at)}`, phones: ["1"], cardNumber: `C${Math.floor(at / 3)}` },
    }));
    const { pairs } = pairsOf(people);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (let at = 0; at < 45; at += 3) expect(pairs).toContain(`${at} ${at + 2}`);
  });
});
