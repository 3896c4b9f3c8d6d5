import { describe, expect, it } from "vitest";
import { type Possible, possibleOf, type Standing, settled } from "./candidates";

const nobody: Standing = {
  name: "",
  nationalId: null,
  birthDate: null,
  address: null,
  phones: [],
  emails: [],
  employer: null,
  employeeNumber: null,
  cardNumber: null,
};
const verdict = (staged: Partial<Standing>, standing: Partial<Standing>) =>
  possibleOf([{ row: 2, id: "a", staged: { ...nobody, ...staged }, standing: { ...nobody, ...standing } }]);
const phones = ["+6281234567890"];

describe("who a row may be", () => {
  it.each([
    ["Muh. Ali Djafar", "Mohammad Ali Jafar"],
    ["St. Aminah", "Siti Aminah"],
    ["Hj. Siti Khotimah, S.Pd.", "Siti Hotimah"],
    ["Soekarno Poetra", "Sukarno Putra"],
  ])("asks about %s and %s with one telephone", (one, other) => {
    expect(verdict({ name: one, phones }, { name: other, phones })).toMatchObject([{ certain: false }]);
  });

  it("asks about one word of a name where a number agrees too, and is never sure of it", () => {
    const [one, other] = [{ name: "Endang" }, { name: "Endang Sri Rejeki" }];
    const nationalId = "3216014107950001";
    for (const shared of [{ phones }, { emails: ["e@x.id"] }, { nationalId }, { employeeNumber: "7" }])
      expect(verdict({ ...one, ...shared }, { ...other, ...shared })).toMatchObject([{ certain: false }]);
    const birthDate = "1990-01-01";
    expect(verdict({ ...one, birthDate }, { ...other, birthDate })).toEqual([]);
    expect(verdict({ ...one, phones, birthDate }, { ...other, phones, birthDate: "1960-02-02" })).toEqual([]);
  });

  it("asks nothing of two names on one telephone", () => {
    expect(verdict({ name: "Siti Aminah", phones }, { name: "Budi Hartono", phones })).toEqual([]);
  });

  it("asks nothing where two citizen numbers contradict", () => {
    const [one, other] = ["3216014107950001", "3216015502880007"];
    expect(
      verdict(
        { name: "Siti Aminah", phones, nationalId: one },
        { name: "Siti Aminah", phones, nationalId: other },
      ),
    ).toEqual([]);
  });

  it("is sure of one citizen number and a name that is like it", () => {
    const nationalId = "3216014107950001";
    expect(verdict({ name: "Siti Aminah", nationalId }, { name: "St Aminah", nationalId })).toMatchObject([
      { certain: true },
    ]);
  });
});

describe("what is asked", () => {
  const of = (row: number, id: string, score: number, certain = false): Possible => ({
    row,
    id,
    score,
    certain,
    reasons: [],
  });

  it("is nothing of a row that is certainly one contact", () => {
    const { sure, asked } = settled([of(1, "a", 12, true), of(1, "b", 8)]);
    expect(sure.map(({ id }) => id)).toEqual(["a"]);
    expect(asked).toEqual([]);
  });

  it("is everything where two rows are certainly the same contact", () => {
    const { sure, asked } = settled([of(1, "a", 12, true), of(2, "a", 12, true)]);
    expect(sure).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it("is the likeliest three of each row", () => {
    const many = ["a", "b", "c", "d"].map((id, at) => of(1, id, at));
    expect(settled(many).asked.map(({ id }) => id)).toEqual(["d", "c", "b"]);
  });
});
