import { describe, expect, it } from "vitest";
import { maskedApart, maskedNationalId } from "./masked-national-id";

it("masks all but the ends, and the ends of what is too short", () => {
  expect(maskedNationalId("3604121204880004")).toBe("36•• •••• •••• ••04");
  expect(maskedNationalId("12345")).toBe("•••• •");
});

describe("two numbers that are told apart", () => {
  it("show the one digit in which they differ", () => {
    expect(maskedApart("3701010503900001", "3701010503910001")).toEqual([
      "37•• •••• •••0 ••01",
      "37•• •••• •••1 ••01",
    ]);
  });

  it("show two digits that changed places", () => {
    expect(maskedApart("3701010503900001", "3701010530900001")).toEqual([
      "37•• •••• 03•• ••01",
      "37•• •••• 30•• ••01",
    ]);
  });

  it("show no more than that of two that have nothing in common", () => {
    expect(maskedApart("1111111111111111", "2222222222222222")).toEqual([
      "11•• •••• •••• ••11",
      "22•• •••• •••• ••22",
    ]);
    expect(maskedApart("1155555555555511", "1166666666666611")[0]).toBe("1155 •••• •••• ••11");
  });

  it("differ when one is longer", () => {
    const [one, other] = maskedApart("A1234567", "A12345678");
    expect(one).not.toBe(other);
  });
});
