import { describe, expect, it } from "vitest";
import { compared } from "../../../tests/support/compared";
import { alike } from "./alike";
import { comparable } from "./compare";

type Given = Parameters<typeof compared>[0];
const between = (one: Given, other: Given, samePlace = true) =>
  alike(comparable(compared(one)), comparable(compared(other)), { samePlace });

describe("alike", () => {
  it("is certain with a personal number, wherever they work", () => {
    const number = { nationalId: "3604124107950004" };
    expect(between(number, number, false)).toEqual({
      certain: true,
      score: 16,
      reasons: ["same_national_id", "same_name"],
    });
  });

  it("is a question with a telephone", () => {
    const phone = { phones: ["+62812"] };
    expect(between(phone, phone, false)).toMatchObject({ certain: false, score: 9 });
  });

  it("is nothing by the name alone", () => expect(between({}, {}, false)).toBeNull());

  it("asks about namesakes at one place", () => {
    expect(between({}, {})).toEqual({ certain: false, score: 6, reasons: ["same_name", "same_place"] });
  });

  it("asks nothing about similar names at one place", () => {
    expect(between({ name: "Siti Chotimah" }, { name: "Siti Khotimah" })).toBeNull();
  });

  it.each<[string, Given, Given]>([
    ["telephone", { phones: ["+62812"] }, { phones: ["+62813"] }],
    ["day of birth", { birthDate: "1990-01-01" }, { birthDate: "1991-01-01" }],
    ["citizen number", { nationalId: "3604124107950004" }, { nationalId: "3604124107950005x" }],
    ["employee number", { employeeNumber: "K1" }, { employeeNumber: "K2" }],
    ["card number", { cardNumber: "C1" }, { cardNumber: "C2" }],
  ])("asks nothing about namesakes at one place with another %s", (_what, one, other) => {
    expect(between(one, other)).toBeNull();
    expect(between(one, {})).not.toBeNull();
    expect(between({}, other)).not.toBeNull();
  });
});
