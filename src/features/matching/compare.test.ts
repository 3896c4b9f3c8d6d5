import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compared } from "../../../tests/support/compared";
import { type Comparable, comparable, contradictionsOf, isContradicted, judge } from "./compare";

type Given = Parameters<typeof compared>[0];
const of = (given: Given) => comparable(compared(given));
const verdict = (one: Given, other: Given) => judge(of(one), of(other));

const nik = "3604124107950004";
const phones = ["+6281234567890"];

describe("judge", () => {
  it.each<[string, Given, Given, string]>([
    ["a citizen number and the name", { nationalId: nik }, { nationalId: nik }, "certain"],
    [
      "a citizen number of two names written alike",
      { nationalId: nik },
      { nationalId: nik, name: "Sitti Aminah" },
      "certain",
    ],
    [
      "a citizen number under another name",
      { nationalId: nik },
      { nationalId: nik, name: "Budi" },
      "different",
    ],
    [
      "an e-mail address and the name",
      { emails: ["a@x.org"] },
      { emails: ["b@x.org", "a@x.org"] },
      "certain",
    ],
    [
      "an e-mail address and a nickname",
      { name: "William Smith", emails: ["a@x.org"] },
      { name: "Bill Smith", emails: ["a@x.org"] },
      "probable",
    ],
    ["a telephone and the name", { phones }, { phones }, "probable"],
    ["a telephone under another name", { phones }, { phones, name: "Budi Hartono" }, "different"],
    ["a day of birth and the name", { birthDate: "1990-01-01" }, { birthDate: "1990-01-01" }, "probable"],
    ["the name alone", {}, {}, "different"],
    ["nothing", { name: "Siti Aminah" }, { name: "Budi Hartono" }, "unrelated"],
    ["a similar name alone", { name: "Muhammad Yusuf" }, { name: "Muhamad Jusuf" }, "unrelated"],
  ])("by %s is %s", (_what, one, other, confidence) => {
    expect(verdict(one, other).confidence).toBe(confidence);
    expect(verdict(other, one).confidence).toBe(confidence);
  });

  it.each([
    ["one employer", "PT Maju", "pt maju", "certain"],
    ["two employers", "PT Maju", "PT Mundur", "probable"],
    ["an employer only one of them names", "PT Maju", undefined, "certain"],
    ["no employer named", undefined, undefined, "certain"],
  ])("by an employee number at %s is %s", (_where, one, other, confidence) => {
    const at = (employer?: string) => ({ employeeNumber: "K1", ...(employer && { employer }) });
    expect(verdict(at(one), at(other)).confidence).toBe(confidence);
    expect(verdict(at(other), at(one)).confidence).toBe(confidence);
  });

  it.each<[string, Given, string]>([
    ["is certain where neither has a stronger number", {}, "certain"],
    ["is a question where one has a citizen number", { nationalId: nik }, "probable"],
    ["is a question where one has an employee number", { employeeNumber: "K1" }, "probable"],
  ])("by a card number %s", (_what, more, confidence) => {
    const [one, other] = [{ cardNumber: "C1" }, { cardNumber: "C1", ...more }];
    expect(verdict(one, other).confidence).toBe(confidence);
    expect(verdict(other, one).confidence).toBe(confidence);
  });

  it("takes two rows that say the same for one, though nothing else tells them apart", () => {
    expect(verdict({ said: "h1" }, { said: "h1" }).confidence).toBe("certain");
    expect(verdict({ said: "h1" }, { said: "h2" }).confidence).toBe("different");
    expect(verdict({ said: "" }, { said: "" }).confidence).toBe("different");
  });

  it("never joins two ids of ours, whatever number they share", () => {
    const [one, other] = [
      { serikatId: "a", nationalId: nik },
      { serikatId: "b", nationalId: nik },
    ];
    expect(verdict(one, other).confidence).toBe("different");
    expect(verdict(one, { ...other, serikatId: "a" }).confidence).toBe("certain");
    expect(verdict(one, { ...other, serikatId: null }).confidence).toBe("certain");
    expect(verdict({ ...one, serikatId: null }, other).confidence).toBe("certain");
  });

  it("holds a telephone and a name against another day of birth", () => {
    const [one, other] = [
      { phones, birthDate: "1990-01-01" },
      { phones, birthDate: "1990-01-02" },
    ];
    expect(verdict(one, other).confidence).toBe("different");
    expect(verdict(one, { phones }).confidence).toBe("probable");
  });

  it("knows father and son by what stands behind the name", () => {
    const [senior, junior] = ["Budi Santoso, Sr.", "Budi Santoso, Jr."].map((name) => ({ name, phones }));
    expect(verdict(senior, junior).confidence).toBe("different");
    expect(verdict({ name: "Budi Santoso", phones }, junior).confidence).toBe("probable");
    expect(verdict(senior, { name: "Budi Santoso", phones }).confidence).toBe("probable");
  });

  it("asks about one digit typed wrong in a citizen number", () => {
    const other = `${nik.slice(0, -1)}5`;
    const { confidence, reasons } = verdict({ nationalId: nik }, { nationalId: other });
    expect([confidence, reasons]).toEqual(["probable", ["similar_national_id", "same_name"]]);
  });

  it("takes no short number that resembles another for a slip", () => {
    expect(verdict({ nationalId: "A12345678" }, { nationalId: "A12345679" }).reasons).toEqual(["same_name"]);
    expect(verdict({ nationalId: "A123456789" }, { nationalId: "A123456780" }).reasons).toContain(
      "similar_national_id",
    );
    expect(verdict({ nationalId: "A123456789" }, { nationalId: "A1234567890" }).reasons).toEqual([
      "same_name",
    ]);
  });
});

describe("one word of a name", () => {
  const part = (more: Given) => verdict({ name: "Endang", ...more }, { name: "Endang Sri Rejeki", ...more });
  it.each<[string, Given, string]>([
    ["a telephone", { phones }, "probable"],
    ["a card number", { cardNumber: "C1" }, "probable"],
    ["a citizen number", { nationalId: nik }, "probable"],
    ["a day of birth", { birthDate: "1990-01-01" }, "different"],
  ])("with %s is %s", (_what, more, confidence) => expect(part(more).confidence).toBe(confidence));

  it("with a telephone and another day of birth is different", () => {
    const one = { name: "Endang", phones, birthDate: "1990-01-01" };
    expect(verdict(one, { name: "Endang Sri", phones, birthDate: "1991-01-01" }).confidence).toBe(
      "different",
    );
  });
});

describe("what speaks for one person", () => {
  it.each<[string, Given, Given, number]>([
    ["same_national_id", { nationalId: nik }, { nationalId: nik }, 12],
    ["same_employee_number", { employeeNumber: "K1" }, { employeeNumber: "K1" }, 10],
    ["same_card_number", { cardNumber: "C1" }, { cardNumber: "C1" }, 8],
    ["same_email", { emails: ["a@x.org"] }, { emails: ["a@x.org"] }, 8],
    ["same_phone", { phones }, { phones: ["+62811", ...phones] }, 5],
    ["same_birth_date", { birthDate: "1990-01-01" }, { birthDate: "1990-01-01" }, 5],
    ["same_address", { address: "Jl. Melati No. 1" }, { address: "jl melati, no 1" }, 2],
  ])("%s is told and weighed", (reason, one, other, weight) => {
    const { reasons, score } = verdict({ ...one, name: "Budi" }, { ...other, name: "Siti" });
    expect([reasons, score]).toEqual([[reason], weight]);
  });

  it.each([
    ["same_name", "Siti Aminah", "SITI AMINAH", 4],
    ["similar_name", "Siti Chotimah", "Siti Khotimah", 3],
    ["swapped_names", "Budi Santoso", "Santoso Budi", 3],
    ["nickname", "William Smith", "Bill Smith", 2],
    ["part_of_name", "Endang", "Endang Sri", 1],
  ])("%s is told and weighed", (reason, one, other, weight) => {
    const { reasons, score } = verdict({ name: one }, { name: other });
    expect([reasons, score]).toEqual([[reason], weight]);
  });

  it("adds up", () => {
    expect(verdict({ phones, nationalId: nik }, { phones, nationalId: nik }).score).toBe(12 + 5 + 4);
  });

  it("is no other address", () => {
    const at = (name: string, address: string) => ({ name, address });
    expect(verdict(at("Budi", "Jl. Melati 1"), at("Siti", "Jl. Melati 2")).reasons).toEqual([]);
    expect(verdict(at("Budi", "Jl. Melati 11"), at("Siti", "Jl. Melati 1 1")).reasons).toEqual([]);
  });

  it("is no address that both leave out, or fill with a dash", () => {
    expect(verdict({ name: "Budi" }, { name: "Siti" }).reasons).toEqual([]);
    expect(verdict({ name: "Budi", address: "-" }, { name: "Siti", address: "-" }).reasons).toEqual([]);
  });
});

describe("what speaks against one person", () => {
  const against = (one: Given, other: Given) => {
    const [a, b] = [of(one), of(other)];
    return contradictionsOf(a, b, judge(a, b).likeness);
  };

  it.each<[string, Given, Given, string[]]>([
    ["another name", { name: "Budi" }, { name: "Siti" }, ["other_name"]],
    ["the name of her father", { name: "Budi Sr." }, { name: "Budi Jr." }, ["other_name"]],
    ["another day of birth", { birthDate: "1990-01-01" }, { birthDate: "1991-01-01" }, ["other_birth_date"]],
    [
      "a day of birth a century before",
      { birthDate: "1895-07-01" },
      { birthDate: "1995-07-01" },
      ["other_birth_date"],
    ],
    ["the same generation written out", { name: "Budi Jr." }, { name: "Budi Junior" }, []],
    ["another citizen number", { nationalId: nik }, { nationalId: "x" }, ["other_national_id"]],
    ["a citizen number that one lacks", { nationalId: nik }, {}, []],
    ["nothing", {}, {}, []],
  ])("%s", (_what, one, other, found) => expect(against(one, other)).toEqual(found));

  it("is a citizen number that tells another day of birth than the column", () => {
    expect(against({ nationalId: nik }, { birthDate: "1995-07-01" })).toEqual([]);
    expect(against({ nationalId: nik }, { birthDate: "1995-07-02" })).toEqual(["other_birth_date"]);
    expect(against({ birthDate: "1995-07-02" }, { nationalId: nik })).toEqual(["other_birth_date"]);
  });

  it("is no citizen number of another country, which tells no day", () => {
    expect(against({ nationalId: "AB123456" }, { birthDate: "1995-07-02" })).toEqual([]);
  });

  it("is either the number or the day", () => {
    const day = (birthDate: string) => of({ birthDate });
    expect(isContradicted(day("1990-01-01"), day("1991-01-01"))).toBe(true);
    expect(isContradicted(of({ nationalId: nik }), of({ nationalId: "1111111111111111" }))).toBe(true);
    expect(isContradicted(day("1990-01-01"), day("1990-01-01"))).toBe(false);
  });
});

it("says the same of two people whichever comes first", () => {
  const person = fc
    .record({
      name: fc.constantFrom("Siti Aminah", "Sitti Aminah", "Aminah Siti", "Siti", "Budi Santoso", "Budi S."),
      nationalId: fc.constantFrom(null, nik, `${nik.slice(0, -1)}5`, "1111111111111111"),
      birthDate: fc.constantFrom(null, "1995-07-01", "1990-01-01"),
      phones: fc.constantFrom([], phones, ["+62811"]),
      cardNumber: fc.constantFrom("C1", "C2", ""),
      employer: fc.constantFrom("", "PT Maju", "PT Mundur"),
    })
    .map((given): Comparable => of(given));
  fc.assert(
    fc.property(person, person, (a, b) => {
      expect(judge(a, b)).toEqual(judge(b, a));
    }),
  );
});
