import { describe, expect, it } from "vitest";
import { likeness, prepared, type Traits } from "./likeness";

const traits = (more: Partial<Traits> = {}): Traits => ({
  ...{
    id: "a",
    name: "Siti Aminah",
    nationalId: null,
    birthDate: null,
    address: null,
    phones: [],
    emails: [],
  },
  ...{ employer: null, employeeNumber: null, cardNumber: null, workplaceId: null, departmentId: null },
  ...more,
});
const between = (one: Partial<Traits>, other: Partial<Traits>) =>
  likeness(prepared(traits(one)), prepared(traits(other)));

describe("likeness", () => {
  it.each<[string, Partial<Traits>, string]>([
    ["citizen number", { nationalId: "3604124107950004" }, "same_national_id"],
    ["employee number", { employer: "PT Maju", employeeNumber: "K1" }, "same_employee_number"],
    ["card number", { cardNumber: "C1" }, "same_card_number"],
    ["e-mail address", { emails: ["a@x.org"] }, "same_email"],
    ["telephone", { phones: ["+62812"] }, "same_phone"],
    ["day of birth", { birthDate: "1990-01-01" }, "same_birth_date"],
  ])("sees the same %s", (_what, more, reason) => {
    expect(between(more, more)?.reasons).toEqual([reason, "same_name"]);
  });

  it("sees the same address beside a telephone", () => {
    const both = { phones: ["+62812"], address: "Jl. Melati 1" };
    expect(between(both, both)?.reasons).toContain("same_address");
  });

  it.each<[string, Partial<Traits>, Partial<Traits>, boolean]>([
    ["at one workplace", { workplaceId: "w" }, { workplaceId: "w" }, true],
    ["at two workplaces", { workplaceId: "w" }, { workplaceId: "v" }, false],
    ["whose workplace nobody knows", {}, {}, false],
    [
      "in one department",
      { workplaceId: "w", departmentId: "d" },
      { workplaceId: "w", departmentId: "d" },
      true,
    ],
    ["in a department that one lacks", { workplaceId: "w", departmentId: "d" }, { workplaceId: "w" }, true],
    [
      "in two departments",
      { workplaceId: "w", departmentId: "d" },
      { workplaceId: "w", departmentId: "e" },
      false,
    ],
  ])("of namesakes %s", (_where, one, other, asked) => {
    expect(between(one, other) !== null).toBe(asked);
  });
});
