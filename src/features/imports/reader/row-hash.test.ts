import { describe, expect, it } from "vitest";
import type { ParsedPerson } from "../parse/parsed-person";
import { rowHashOf } from "./row-hash";

const row = (more: Partial<ParsedPerson> = {}): ParsedPerson => ({
  ...{ kind: "person", row: 2, name: "Siti Aminah", nameWithoutTitles: "Siti Aminah" },
  ...{ firstName: null, middleName: null, lastName: null, suffix: null, nickname: null, sex: null },
  ...{ nationalId: null, birthDate: null, birthPlace: null, address: null, town: null, region: null },
  ...{ postcode: null, country: null, phones: [], emails: [], externalId: null, language: null },
  ...{ deceased: false, leader: false, tags: [], issues: [], pointPerson: null, duesAmount: null },
  job: {
    ...{ employer: null, workplace: null, department: null, line: null, shift: null, title: null },
    ...{ employeeNumber: null, startedOn: null, contractType: null, contractEndsOn: null },
  },
  membership: { isMember: null, cardNumber: null, joinedOn: null },
  consent: { doNotContact: false, doNotCall: false, email: null, sms: null, unsubscribedAt: null },
  ...{ supportLevel: null, note: null, warnings: [] },
  ...more,
});
const phone = (raw: string) => ({ phones: [{ value: "+6281234567890", raw }] });

describe("rowHashOf", () => {
  it("is the same of one row that stands in the list twice, however its number was written", () => {
    const one = row({ ...phone("0812-3456-7890"), line: 3 });
    const other = row({ ...phone("081234567890"), row: 9, line: 12 });
    expect(rowHashOf(one)).toBe(rowHashOf(other));
  });

  it("does not look at what was wrong with the row", () => {
    const warned = row({
      ...phone("1"),
      warnings: [{ field: "phone", kind: "too_short", raw: "1" } as never],
    });
    expect(rowHashOf(warned)).toBe(rowHashOf(row(phone("1"))));
  });

  it.each<[string, Partial<ParsedPerson>]>([
    ["another name", { name: "Siti Aminah S." }],
    ["a note", { note: "On leave" }],
    ["another number", { phones: [{ value: "+6281111111111", raw: "1" }] }],
  ])("is another with %s", (_what, more) => {
    expect(rowHashOf(row({ ...phone("1"), ...more }))).not.toBe(rowHashOf(row(phone("1"))));
  });

  it("is none of a row with a name, a place and an address only: that is many people's", () => {
    const { job } = row();
    expect(rowHashOf(row({ address: "Jl. Melati 1", job: { ...job, workplace: "Plant" } }))).toBeNull();
  });

  it.each<[string, Partial<ParsedPerson>]>([
    ["a telephone", phone("1")],
    ["an e-mail address", { emails: ["a@x.org"] }],
    ["an id of ours", { serikatId: "s" }],
    ["a citizen number", { nationalId: "1" }],
    ["an id of another program", { externalId: "x" }],
    ["a day of birth", { birthDate: "1990-01-01" }],
    ["an employee number", { job: { ...row().job, employeeNumber: "K1" } }],
    ["a card number", { membership: { ...row().membership, cardNumber: "C1" } }],
  ])("is a short text of a row with %s", (_what, more) => {
    expect(rowHashOf(row(more))).toMatch(/^[\w-]{16}$/);
  });
});
