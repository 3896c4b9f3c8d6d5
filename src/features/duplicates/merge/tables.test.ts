import { describe, expect, it } from "vitest";
import { equal, keyOf, keyType, maybe, update } from "./tables";

describe("keyOf", () => {
  it("is the id of most rows", () => expect(keyOf("job", { id: "j", line: "4" })).toEqual({ id: "j" }));
  it("has every column by which a row is found", () => {
    expect(keyOf("contact_issue", { contact_id: "c", issue_id: "i", recorded_on: "2026-01-01" })).toEqual({
      contact_id: "c",
      issue_id: "i",
    });
  });
});

it("compares ids as ids, and a fingerprint as the text it is", () => {
  expect(keyType("contact_id")).toBe("uuid");
  expect(keyType("fingerprint")).toBe("text");
});

describe("maybe", () => {
  it.each([
    [null, null],
    [undefined, null],
    ["", ""],
    [0, "0"],
    [false, "false"],
  ])("of %s is %s", (value, text) => expect(maybe({ column: value }, "column")).toBe(text));
});

describe("equal", () => {
  it("takes what is left out for null", () => expect(equal(undefined, null)).toBe(true));
  it("tells a number from its digits", () => expect(equal(1, "1")).toBe(false));
  it("looks into lists", () => {
    expect(equal(["a"], ["a"])).toBe(true);
    expect(equal(["a"], ["b"])).toBe(false);
  });
});

describe("update", () => {
  const row = { id: "j", line: "4", title: null };
  it("has the columns that change, before and after", () => {
    expect(update("job", row, { line: "5", title: null, shift_id: "s" })).toEqual([
      {
        entity: "job",
        key: { id: "j" },
        before: { line: "4", shift_id: null },
        after: { line: "5", shift_id: "s" },
      },
    ]);
  });
  it("is nothing when nothing changes", () => expect(update("job", row, { line: "4" })).toEqual([]));
  it("empties a column that is to be left out", () => {
    expect(update("job", row, { line: undefined })).toMatchObject([
      { before: { line: "4" }, after: { line: null } },
    ]);
  });
});
