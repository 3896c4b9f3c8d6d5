import { describe, expect, it } from "vitest";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { takeList } from "@/features/devices/lists.mutations";
import { forgetDevice, revokeDevice } from "@/features/devices/mutations";
import { receive } from "@/features/devices/outbox.mutations";
import { myDevices } from "@/features/devices/queries";
import type { Context, Role } from "@/lib/context";
import { write } from "@/lib/db";
import { auditRows } from "../../support/audit";
import { signedIn, systemOf } from "../../support/factories";
import {
  clearedAt,
  conversation,
  gate,
  keeper,
  named,
  now,
  phone,
  stateOf,
  user,
} from "../../support/phones";

async function withPhone() {
  const at = await gate();
  return { ...at, ...(await keeper(at.sari, at.choice)) };
}
const expired = (ctx: Context, id: string) =>
  write(systemOf(ctx), (tx) =>
    tx.device.updateMany({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  );

describe("revoking a phone", () => {
  it("is the owner's and an admin's, and a colleague finds none", async () => {
    const { joko, admin, sari, device, choice } = await withPhone();
    await expect(revokeDevice(joko, { id: device.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stateOf(device)).toBe("kept");
    await revokeDevice(sari, { id: device.id });
    expect(await stateOf(device)).toBe("revoked");
    const other = await keeper(sari, choice);
    await revokeDevice(admin, { id: other.device.id });
    expect(await stateOf(other.device)).toBe("revoked");
  });

  it("finds no phone of another union, whatever the role there", async () => {
    const { device } = await withPhone();
    await expect(revokeDevice(await signedIn(), { id: device.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await stateOf(device)).toBe("kept");
  });

  it("is refused for an observer", async () => {
    const { union, device } = await withPhone();
    const observer = await signedIn({ union, role: "observer" as Role });
    await expect(revokeDevice(observer, { id: device.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is done once, however often it is asked for, and stands in the audit once", async () => {
    const { sari, device } = await withPhone();
    await Promise.all([1, 2, 3].map(() => revokeDevice(sari, { id: device.id })));
    expect(await auditRows(sari, "device.revoke")).toMatchObject([{ entity: "device", entityId: device.id }]);
  });

  it("puts the phone behind those that still keep a list", async () => {
    const { sari, device, choice } = await withPhone();
    const other = await keeper(sari, choice);
    await revokeDevice(sari, { id: other.device.id });
    expect((await myDevices(sari)).map(({ id }) => id)).toEqual([device.id, other.device.id]);
  });

  it("gives a revoked phone no list again", async () => {
    const { sari, device, choice } = await withPhone();
    await revokeDevice(sari, { id: device.id });
    await expect(takeList(sari, { device: named(device), choice })).rejects.toMatchObject({
      ...{ code: "FORBIDDEN", fields: { device: "revoked" } },
    });
  });
});

describe("what a phone hears of itself", () => {
  it("is nothing of a secret that nobody knows", async () => expect(await stateOf(phone())).toBe("unknown"));

  it("is that its days are over, until it takes a list anew", async () => {
    const { sari, device, choice } = await withPhone();
    await expired(sari, device.id);
    expect(await stateOf(device)).toBe("expired");
    await takeList(sari, { device: named(device), choice });
    expect(await stateOf(device)).toBe("kept");
  });

  it("is that it cleared itself, once; the audit names whose it was", async () => {
    const { sari, device } = await withPhone();
    await forgetDevice(device.secret, clearedAt);
    await forgetDevice(device.secret, clearedAt);
    expect(await stateOf(device)).toBe("revoked");
    expect(await auditRows(sari, "device.clear")).toMatchObject([{ actorName: "Sari", entityId: device.id }]);
  });
});

describe("what a phone sends", () => {
  it("is refused with the secret of another phone", async () => {
    const { sari, device, contactId } = await withPhone();
    const forged = { ...device, secret: phone().secret };
    const sending = receive(sari, {
      ...{ device: forged, userId: user(sari), sentAt: now(), entries: [conversation(contactId)] },
    });
    await expect(sending).rejects.toMatchObject({ code: "CONFLICT", fields: { device: "other" } });
    expect((await conversationsOf(sari, contactId)).total).toBe(0);
  });

  it("is refused for an observer", async () => {
    const { union, device, contactId } = await withPhone();
    const observer = await signedIn({ union, role: "observer" });
    const sending = receive(observer, {
      ...{ device, userId: user(observer), sentAt: now(), entries: [conversation(contactId)] },
    });
    await expect(sending).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused alone where it is about nobody of the turf", async () => {
    const { send, contactId } = await withPhone();
    const stranger = await gate();
    const answers = await send(conversation(stranger.contactId), conversation(contactId));
    expect(answers.map(({ result }) => result)).toEqual(["refused", "done"]);
    expect(answers[0]).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is taken though the phone's days are over: what was written is not lost", async () => {
    const { sari, device, contactId, send } = await withPhone();
    await expired(sari, device.id);
    expect(await send(conversation(contactId))).toMatchObject([{ result: "done" }]);
    expect((await conversationsOf(sari, contactId)).total).toBe(1);
  });

  it("leaves an audit row of each entry, with the phone and no words", async () => {
    const { sari, device, contactId, send } = await withPhone();
    const entry = conversation(contactId, { notes: "Rahasia" });
    await send(entry);
    await send(entry);
    expect(await auditRows(sari, "device.entry")).toEqual([
      {
        ...{ actorName: "Sari", entity: "phone_entry", entityId: entry.id },
        details: { deviceId: device.id, kind: "conversation" },
      },
    ]);
  });
});
