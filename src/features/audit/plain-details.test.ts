import { describe, expect, it } from "vitest";
import { plainDetails } from "./plain-details";

describe("the details of an event", () => {
  it("shows numbers, words and yes or no", () => {
    expect(plainDetails({ count: 12, role: "admin", whole: true })).toEqual([
      { name: "count", value: "12" },
      { name: "role", value: "admin" },
      { name: "whole", value: "true" },
    ]);
  });

  it("joins a list of field names", () => {
    expect(plainDetails({ fields: ["name", "phones"] })).toEqual([{ name: "fields", value: "name, phones" }]);
  });

  it("leaves ids out, alone and in lists", () => {
    const id = "01890000-0000-7000-8000-000000000000";
    expect(plainDetails({ stage: id, ids: [id, id] })).toEqual([]);
  });

  it("leaves out what is empty, null or nested", () => {
    expect(plainDetails({ a: "", b: null, c: {}, d: [] })).toEqual([]);
  });
});
