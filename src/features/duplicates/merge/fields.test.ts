import { describe, expect, it } from "vitest";
import { type Choices, type MergeField, mergedPerson, mergeFieldNames, sideOf } from "./fields";
import type { Row } from "./tables";

const ours: Row = {
  ...{ name: "Siti Aminah", nickname: "Mina", sex: "female", birth_date: "1990-01-01", birth_place: "Solo" },
  ...{
    national_id_key: "k1",
    address_cipher: "Jl. Melati 1",
    language: "jv",
    external_id: "x1",
    owner_id: "o1",
  },
  ...{ background_cipher: "Two children", do_not_contact: false, deceased_on: null },
};
const theirs: Row = {
  ...{
    name: "Siti Aminah S.",
    nickname: "Titi",
    sex: "male",
    birth_date: "1991-01-01",
    birth_place: "Kudus",
  },
  ...{
    national_id_key: "k2",
    address_cipher: "Jl. Mawar 2",
    language: "id",
    external_id: "x2",
    owner_id: "o2",
  },
  ...{ background_cipher: "Speaks well", do_not_contact: false, deceased_on: null },
};
const columns: [MergeField, string][] = [
  ["name", "name"],
  ["nickname", "nickname"],
  ["sex", "sex"],
  ["birthDate", "birth_date"],
  ["birthPlace", "birth_place"],
  ["address", "address_cipher"],
  ["language", "language"],
  ["externalId", "external_id"],
  ["owner", "owner_id"],
];

/** In place of the sealed texts: the texts. */
const join = (one: string, other: string) => (one === other ? one : `${one}\n\n${other}`);
const merged = (survivor: Row, gone: Row, choices: Choices) =>
  mergedPerson(survivor, gone, { choices, join });

describe("sideOf", () => {
  it.each(mergeFieldNames)("keeps the survivor's %s unless the other's was chosen", (field) => {
    expect(sideOf(field, ours, theirs, {})).toBe("survivor");
    expect(sideOf(field, ours, theirs, { [field]: "gone" })).toBe("gone");
  });

  it("keeps the only value there is, whatever was chosen", () => {
    expect(sideOf("address", { address_cipher: null }, theirs, { address: "survivor" })).toBe("gone");
    expect(sideOf("address", ours, { address_cipher: null }, { address: "gone" })).toBe("survivor");
  });
});

describe("mergedPerson", () => {
  it.each(columns)("takes the %s that was chosen, and no other of that side", (field, column) => {
    const person = merged(ours, theirs, { [field]: "gone" });
    expect(person[column]).toBe(theirs[column]);
    for (const [, other] of columns) if (other !== column) expect(person[other]).toBe(ours[other]);
  });

  it("fills what the survivor lacks", () => {
    expect(merged({ ...ours, address_cipher: null }, theirs, {}).address_cipher).toBe("Jl. Mawar 2");
  });

  it("says null where neither has a value", () => {
    const none = { ...ours, language: undefined };
    expect(merged(none, { ...theirs, language: undefined }, {}).language).toBeNull();
  });

  it("leaves the sealed citizen number to the holder of its key", () => {
    expect(merged(ours, theirs, { nationalId: "gone" })).not.toHaveProperty("national_id_key");
  });

  it("is found by the name and the nickname that stay", () => {
    const person = merged(ours, theirs, { nickname: "gone" });
    expect(person.search_text).toBe("siti aminah titi");
  });

  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
  ])("asked not to be contacted: %s and %s make %s", (one, other, either) => {
    const person = merged({ ...ours, do_not_contact: one }, { ...theirs, do_not_contact: other }, {});
    expect(person.do_not_contact).toBe(either);
  });

  it("knows that she died if either knew", () => {
    expect(merged(ours, { ...theirs, deceased_on: "2026-01-01" }, {}).deceased_on).toBe("2026-01-01");
    expect(merged({ ...ours, deceased_on: "2026-02-02" }, theirs, {}).deceased_on).toBe("2026-02-02");
    expect(merged(ours, theirs, {}).deceased_on).toBeNull();
  });
});

describe("the background", () => {
  const background = (one: string | null, other: string | null, choice?: "survivor" | "gone") =>
    merged(
      { ...ours, background_cipher: one },
      { ...theirs, background_cipher: other },
      { background: choice },
    ).background_cipher;

  it("keeps the words of both", () => expect(background("One.", "Other.")).toBe("One.\n\nOther."));
  it("is not doubled when both say the same", () => expect(background("One.", "One.")).toBe("One."));
  it("keeps the words of the only one who has some", () => {
    expect(background(null, "Other.", "survivor")).toBe("Other.");
    expect(background("One.", null, "gone")).toBe("One.");
    expect(background(null, null)).toBeNull();
  });
  it("is one side's where that was chosen", () => {
    expect(background("One.", "Other.", "survivor")).toBe("One.");
    expect(background("One.", "Other.", "gone")).toBe("Other.");
  });
});
