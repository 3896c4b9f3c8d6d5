import { expect, it } from "vitest";
import { auditFilter, auditHref } from "./schema";

it("reads its own address back", () => {
  const filter = { kind: "opened", from: "2026-11-01", to: "2026-11-30" } as const;
  const { searchParams } = new URL(auditHref(filter), "http://here");
  expect(auditFilter.parse(Object.fromEntries(searchParams))).toEqual(filter);
});

it("leaves out what an address says wrongly", () => {
  expect(auditFilter.parse({ kind: "everything", from: "yesterday", user: "me", after: "1_x" })).toEqual({});
});

it("has no question mark without a filter", () => {
  expect(auditHref({})).toBe("/settings/audit");
});
