import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { newDevice } from "./components/contact-with-server";
import { expiryOf } from "./device-expiry";
import { listInput } from "./lists.schema";
import { outboxBatch, phoneEntry } from "./outbox.schema";
import { deviceInput } from "./schema";

const at = "2026-11-23T03:00:00.000Z";
const device = newDevice(newId(), "Sari's phone");

describe("an entry of a phone", () => {
  const conversation = { kind: "conversation", id: newId(), at, contactId: newId(), outcome: "conversation" };
  it.each([
    ["a conversation", conversation],
    ["a conversation of an earlier day", { ...conversation, heldOn: "2026-11-20" }],
    ["a new contact", { kind: "contact", id: newId(), at, name: "Rudi", phones: ["0812345678"] }],
    ["a kept follow-up", { kind: "kept", id: newId(), at, followUpId: newId() }],
    ["a moved follow-up", { kind: "postponed", id: newId(), at, followUpId: newId(), dueOn: "2026-12-01" }],
  ])("may be %s", (_what, entry) => expect(phoneEntry.safeParse(entry).error).toBeUndefined());

  it.each([
    ["of a kind that nobody knows", { ...conversation, kind: "deleted" }],
    ["without its moment", { ...conversation, at: undefined }],
    ["that says when it was held by an instant of its own", { ...conversation, heldAt: new Date() }],
    ["with a field that nobody knows", { ...conversation, byUserId: newId() }],
    ["about a contact with national id", { kind: "contact", id: newId(), at, name: "R", nationalId: "1" }],
    ["moved to no day", { kind: "postponed", id: newId(), at, followUpId: newId() }],
  ])("is refused %s", (_what, entry) => expect(phoneEntry.safeParse(entry).success).toBe(false));
});

describe("a batch", () => {
  const { name: _name, ...key } = device;
  const batch = (count: number, more: object = {}) =>
    outboxBatch.safeParse({
      ...{ device: key, userId: newId(), sentAt: at },
      entries: Array.from({ length: count }, () => ({ id: newId(), odd: true })),
      ...more,
    }).success;

  it("is of one entry to twenty, odd ones too", () => {
    expect([0, 1, 20, 21].map((count) => batch(count))).toEqual([false, true, true, false]);
  });
  it("is of a generation that the server reads", () => {
    expect([batch(1, { v: 1 }), batch(1, { v: 2 })]).toEqual([true, false]);
  });
});

describe("a phone", () => {
  it("makes a secret that the server takes, another one each time", () => {
    expect(deviceInput.safeParse(device).error).toBeUndefined();
    expect(newDevice(device.id, "Phone").secret).not.toBe(device.secret);
  });
  it.each(["short", "x".repeat(42), `${"x".repeat(42)}=`, "x".repeat(44)])(
    "has no secret like %s",
    (secret) => {
      expect(deviceInput.safeParse({ ...device, secret }).success).toBe(false);
    },
  );
  it("keeps a list seven days", () => {
    expect(expiryOf(new Date(at)).toISOString()).toBe("2026-11-30T03:00:00.000Z");
  });
  it("takes along a place or the own follow-ups, not nothing", () => {
    const choice = (more: object) => listInput.safeParse({ device, choice: more }).success;
    expect(choice({ workplaceId: newId(), followUps: false })).toBe(true);
    expect(choice({ followUps: true })).toBe(true);
    expect(choice({ followUps: false })).toBe(false);
    expect(choice({ departmentId: newId(), followUps: false })).toBe(false);
  });
});
