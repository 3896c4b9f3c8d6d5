import { describe, expect, it } from "vitest";
import { type MergeField, mergedPerson, mergeFieldNames, sideOf } from "./fields";
import type { Row } from "./tables";

const ours: Row = {
  ...{ name: "Siti Aminah", nickname: "Mina", sex: "female", birth_date: "1990-01-01", birth_place: "Solo" },
  ...{ national_id_key: "k1", address: "Jl. Melati 1", language: "jv", external_id: "x1", owner_id: "o1" },
  ...{ background: "Two children", do_not_contact: false, deceased_on: null },
};
const theirs: Row = {
  ...{
    name: "Siti Aminah S.",
    nickname: "Titi",
    sex: "male",
    birth_date: "1991-01-01",
    birth_place: "Kudus",
  },
  ...{ national_id_key: "k2", address: "Jl. Mawar 2", language: "id", external_id: "x2", owner_id: "o2" },
  ...{ background: "Speaks well", do_not_contact: false, deceased_on: null },
};
const columns: [MergeField, string][] = [
  ["name", "name"],
  ["nickname", "nickname"],
  ["sex", "sex"],
  ["birthDate", "birth_date"],
  ["birthPlace", "birth_place"],
  ["address", "address"],
  ["language", "language"],
  ["externalId", "external_id"],
  ["owner", "owner_id"],
];

describe("sideOf", () => {
  it.each(mergeFieldNames)("keeps the survivor's %s unless the other's was chosen", (field) => {
    expect(sideOf(field, ours, theirs, {})).toBe("survivor");
    expect(sideOf(field, ours, theirs, { [field]: "gone" })).toBe("gone");
  });

  it("keeps the only value there is, whatever was chosen", () => {
    expect(sideOf("address", { address: null }, theirs, { address: "survivor" })).toBe("gone");
    expect(sideOf("address", ours, { address: null }, { address: "gone" })).toBe("survivor");
  });
});

describe("mergedPerson", () => {
  it.each(columns)("takes the %s that was chosen, and no other of that side", (field, column) => {
    const merged = mergedPerson(ours, theirs, { [field]: "gone" });
    expect(merged[column]).toBe(theirs[column]);
    for (const [, other] of columns) if (other !== column) expect(merged[other]).toBe(ours[other]);
  });

  it("fills what the survivor lacks", () => {
    expect(mergedPerson({ ...ours, address: null }, theirs, {}).address).toBe("Jl. Mawar 2");
  });

  it("says null where neither has a value", () => {
    const none = { ...ours, language: undefined };
    expect(mergedPerson(none, { ...theirs, language: undefined }, {}).language).toBeNull();
  });

  it("leaves the sealed citizen number to the holder of its key", () => {
    expect(mergedPerson(ours, theirs, { nationalId: "gone" })).not.toHaveProperty("national_id_key");
  });

  it("is found by the name and the nickname that stay", () => {
    const merged = mergedPerson(ours, theirs, { nickname: "gone" });
    expect(merged.search_text).toBe("siti aminah titi");
  });

  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
  ])("asked not to be contacted: %s and %s make %s", (one, other, either) => {
    const merged = mergedPerson({ ...ours, do_not_contact: one }, { ...theirs, do_not_contact: other }, {});
    expect(merged.do_not_contact).toBe(either);
  });

  it("knows that she died if either knew", () => {
    expect(mergedPerson(ours, { ...theirs, deceased_on: "2026-01-01" }, {}).deceased_on).toBe("2026-01-01");
    expect(mergedPerson({ ...ours, deceased_on: "2026-02-02" }, theirs, {}).deceased_on).toBe("2026-02-02");
    expect(mergedPerson(ours, theirs, {}).deceased_on).toBeNull();
  });
});

describe("the background", () => {
  const background = (one: string | null, other: string | null, choice?: "survivor" | "gone") =>
    mergedPerson({ ...ours, background: one }, { ...theirs, background: other }, { background: choice })
      .background;

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
