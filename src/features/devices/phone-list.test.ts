import { expect, it } from "vitest";
import { type PhoneList, phoneListOf } from "./phone-list";

const list: PhoneList = {
  ...{ takenAt: "2026-11-29T06:00:00Z", expiresAt: "2026-12-02T06:00:00Z", timeZone: "Asia/Jakarta" },
  ...{ user: { id: "1", name: "Sari" }, people: [], total: 0, issues: [], workplaces: [] },
  may: { assess: true, note: true, create: true },
};

it("is a list with its days, people, issues and places", () => expect(phoneListOf(list)).toBe(list));

it.each<[string, object]>([
  ["a refusal", { code: "FORBIDDEN" }],
  ["a list without its last day", { ...list, expiresAt: undefined }],
  ["a list whose last day is no day", { ...list, expiresAt: "soon" }],
  ["a list without people", { ...list, people: undefined }],
  ["a list that says nothing of what may be done", { ...list, may: undefined }],
  ["an array", []],
])("%s is none", (_, answer) => expect(phoneListOf(answer)).toBeNull());
