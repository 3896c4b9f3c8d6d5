import { expect, it } from "vitest";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { mostDevices } from "@/features/devices/device-expiry";
import { takeList } from "@/features/devices/lists.mutations";
import { receive } from "@/features/devices/outbox.mutations";
import { outboxBatch } from "@/features/devices/outbox.schema";
import { deviceState, myDevices } from "@/features/devices/queries";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { followUpsOf } from "@/features/follow-ups/queries";
import { changePrompt } from "@/features/prompts/mutations";
import { changeSeat } from "@/features/users/mutations";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import type { Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { dayOf, plusDays, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, systemOf, workplaceFactory } from "../../support/factories";
import { conversation, gate, keeper, named, now, phone, stateOf, user } from "../../support/phones";

const seat = (ctx: Context) => (ctx.actor.type === "user" ? ctx.actor.seatId : "");
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

it("refuses a conversation of a clock that was reset, unless it names its day; the phone that was right a moment ago is believed", async () => {
  const { sari, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const reset = conversation(contactId, { at: "2015-01-01T00:00:00Z" });
  expect(await send(reset, conversation(contactId, { at: daysAgo(6) }))).toMatchObject([
    { result: "refused", code: "INVALID", fields: { at: "clock" } },
    { result: "done" },
  ]);
  const heldOn = plusDays(today(sari), -2);
  expect(await send(conversation(contactId, { ...reset, heldOn }))).toMatchObject([{ result: "done" }]);
  const { conversations } = await conversationsOf(sari, contactId);
  const days = conversations.map(({ heldAt }) => dayOf(sari, heldAt));
  expect(days.filter((day) => day < plusDays(today(sari), -7))).toEqual([]);
  const fresh = phone();
  await takeList(sari, { device: named(fresh), choice });
  const slow = conversation(contactId, { at: now(1) });
  const batch = { device: fresh, userId: user(sari), sentAt: now(), entries: [slow] };
  expect(await receive(sari, batch)).toMatchObject([{ result: "done" }]);
});

it("a follow-up that was kept without signal was kept then, not when there was signal", async () => {
  const { sari, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const withFollowUp = { followUp: { dueOn: today(sari) }, at: daysAgo(3) };
  await send(conversation(contactId, withFollowUp), conversation(contactId, withFollowUp));
  const [one, other] = await followUpsOf(sari, contactId);
  const at = daysAgo(2);
  const kept = (followUpId: string | undefined, when: string) => ({
    ...{ kind: "kept", id: newId(), at: when, followUpId },
  });
  const entries = [kept(one?.id, at), kept(other?.id, "2015-01-01T00:00:00Z")];
  expect(await send(...(entries as unknown as ReturnType<typeof conversation>[]))).toMatchObject([
    { result: "done" },
    { result: "done" },
  ]);
  const rows = await read(systemOf(sari), (tx) =>
    tx.followUp.findMany({
      where: { unionId: sari.unionId, contactId },
      select: { id: true, closedAt: true },
    }),
  );
  const closed = new Map(rows.map(({ id, closedAt }) => [id, closedAt?.toISOString() ?? ""]));
  expect(closed.get(one?.id ?? "")).toBe(at);
  expect((closed.get(other?.id ?? "") ?? "") > daysAgo(8)).toBe(true);
});

it("a conversation with a contact merged meanwhile is about the contact that stays", async () => {
  const { admin, sari, place, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const twin = await contactFactory(admin, { place, name: "Rini S." });
  const versions = await read(systemOf(admin), (tx) =>
    tx.contact.findMany({ where: { unionId: admin.unionId }, select: { id: true, version: true } }),
  );
  const versionOf = (id: string) => versions.find((row) => row.id === id)?.version ?? 0;
  await mergeContacts(admin, {
    ...{ survivorId: contactId, survivorVersion: versionOf(contactId) },
    ...{ goneId: twin.id, goneVersion: versionOf(twin.id) },
  });
  const entry = conversation(twin.id);
  expect(await send(entry)).toMatchObject([{ id: entry.id, result: "done" }]);
  expect(await send(entry)).toMatchObject([{ id: entry.id, result: "again" }]);
  expect((await conversationsOf(sari, contactId)).total).toBe(1);
});

it("ends the lists of a seat whose turf shrinks or whose role falls, and takes what is unsent all the same", async () => {
  const { admin, sari, joko, place, contactId, choice } = await gate();
  const far = await workplaceFactory(admin);
  const turfOf = (...ids: string[]) => ids.map((workplaceId) => ({ workplaceId, departmentId: null }));
  const change = (ctx: Context, role: "organiser" | "delegate", turf: ReturnType<typeof turfOf>) =>
    changeSeat(admin, { seatId: seat(ctx), role, wholeUnion: false, turf });
  const [one, other] = [await keeper(sari, choice), await keeper(joko, choice)];
  await change(sari, "organiser", turfOf(place.workplaceId, far.workplaceId));
  expect(await stateOf(one.device)).toBe("kept");
  await change(sari, "organiser", turfOf(far.workplaceId));
  expect(await stateOf(one.device)).toBe("expired");
  expect(await stateOf(other.device)).toBe("kept");
  expect(await one.send(conversation(contactId))).toMatchObject([{ result: "done" }]);
  await takeList(sari, { device: named(one.device), choice });
  expect(await stateOf(one.device)).toBe("kept");
  await change(joko, "delegate", []);
  expect(await stateOf(other.device)).toBe("expired");
});

it("keeps a list on five phones of a seat, and on a sixth when one has ended", async () => {
  const { sari, joko, choice } = await gate();
  const first = await keeper(sari, choice);
  const take = (ctx = sari) => takeList(ctx, { device: named(phone()), choice });
  const more = await Promise.allSettled(Array.from({ length: mostDevices }, () => take()));
  expect(more.filter(({ status }) => status === "fulfilled")).toHaveLength(mostDevices - 1);
  await expect(take()).rejects.toMatchObject({ code: "CONFLICT", fields: { device: "too_many" } });
  await takeList(sari, { device: named(first.device), choice });
  await take(joko);
  await write(systemOf(sari), (tx) =>
    tx.device.updateMany({
      where: { unionId: sari.unionId, id: first.device.id },
      data: { expiresAt: new Date() },
    }),
  );
  await take();
  expect(await myDevices(sari)).toHaveLength(mostDevices + 1);
});

it("limits requests for unknown phones", async () => {
  const origin = `203.0.113.${process.pid % 250}`;
  expect(await deviceState(phone().secret, origin)).toBe("unknown");
  await Promise.all(Array.from({ length: 1_199 }, () => slowDown("phone-device", hashSecret(origin), 1_200)));
  await expect(deviceState(phone().secret, origin)).rejects.toMatchObject({ code: "TOO_MANY_TRIES" });
  expect(await deviceState(phone().secret, `${origin}0`)).toBe("unknown");
});

it("brings the guided conversation along in both languages, in the union's own words", async () => {
  const { admin, sari, choice } = await gate();
  await changePrompt(admin, { locale: "en", position: 1, title: "Say hello", hint: "" });
  const { prompts } = await takeList(sari, { device: named(phone()), choice });
  expect(prompts?.en[0]).toMatchObject({ position: 1, title: "Say hello" });
  expect(prompts?.id).toHaveLength(6);
});

it("reads the batch of a shell of this generation and of the one before, and refuses what it doesn't know", () => {
  const batch = { device: phone(), userId: newId(), sentAt: now(), entries: [{ id: newId() }] };
  expect([{}, { v: 1 }, { v: 2 }].map((v) => outboxBatch.safeParse({ ...batch, ...v }).success)).toEqual([
    true,
    true,
    false,
  ]);
});
