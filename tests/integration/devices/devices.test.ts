import { expect, it } from "vitest";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { takeList } from "@/features/devices/lists.mutations";
import { forgetDevice, revokeDevice } from "@/features/devices/mutations";
import { receive } from "@/features/devices/outbox.mutations";
import { allDevices, myDevices } from "@/features/devices/queries";
import { followUpsOf } from "@/features/follow-ups/queries";
import { disableSeat } from "@/features/users/mutations";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
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

it("hands out names and places of the turf, no telephone, rating or membership, and notes it", async () => {
  const { admin, sari, contactId, choice } = await gate();
  const far = await workplaceFactory(admin);
  await contactFactory(admin, { place: far, name: "Elsewhere" });
  const list = await takeList(sari, { device: named(phone()), choice });
  expect(list.people.map(({ id, name }) => [id, name])).toEqual([[contactId, "Rini"]]);
  expect(Object.keys(list.people[0] ?? {}).sort()).toEqual(
    [
      ...["ask", "department", "doNotContact", "id", "lastOn", "lastOutcome", "line", "name", "nickname"],
      ...["openFollowUps", "shift", "shiftPosition", "startsAt", "workplace"],
    ].sort(),
  );
  expect(JSON.stringify(list)).not.toContain("8123456789");
  expect(
    (
      await takeList(sari, {
        device: named(phone()),
        choice: { workplaceId: far.workplaceId, followUps: false },
      })
    ).people,
  ).toEqual([]);
  await expectAudited(admin, "device.list", { times: 2 });
  expect(await allDevices(admin)).toHaveLength(2);
  expect(await myDevices(sari)).toHaveLength(2);
});

it("gives an observer nothing", async () => {
  const { union, choice } = await gate();
  const observer = await signedIn({ union, role: "observer" });
  await expect(takeList(observer, { device: named(phone()), choice })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("takes each entry once, however often and however much at once it comes", async () => {
  const { sari, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const entries = [
    conversation(contactId, { assessment: 3, notes: "told in confidence" }),
    conversation(contactId, { outcome: "no_answer" }),
  ];
  const answers = await Promise.all([send(...entries), send(...entries), send(...entries)]);
  const results = answers.map((batch) => batch.map(({ result }) => result));
  expect(results.flat().filter((result) => result === "done")).toHaveLength(2);
  expect(results.flat().filter((result) => result === "again")).toHaveLength(4);
  expect((await conversationsOf(sari, contactId)).total).toBe(2);
});

it("keeps both when two were there, and tells the second", async () => {
  const { sari, joko, contactId, choice } = await gate();
  const [first, second] = [await keeper(sari, choice), await keeper(joko, choice)];
  const [told] = await first.send(conversation(contactId, { at: now(30) }));
  expect(told).not.toHaveProperty("collision");
  const [answer] = await second.send(conversation(contactId, { at: now(20) }));
  expect(answer).toMatchObject({
    result: "done",
    collision: { by: "Sari", mine: false, minutes: 10, earlier: true },
  });
  const [mine] = await (await keeper(sari, choice)).send(conversation(contactId, { at: now(29) }));
  expect(mine).toMatchObject({ collision: { mine: true, minutes: 1 } });
  expect((await conversationsOf(sari, contactId)).total).toBe(3);
});

it("refuses an odd entry alone and takes the same one when it was put right", async () => {
  const { admin, sari, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const stranger = await contactFactory(admin, { place: await workplaceFactory(admin) });
  const odd = conversation(contactId, { outcome: "shouted" });
  const outside = conversation(stranger.id);
  const answers = await send(odd, outside, conversation(contactId));
  expect(answers).toMatchObject([
    { result: "refused", code: "INVALID", fields: { outcome: "choice" } },
    { result: "refused", code: "NOT_FOUND" },
    { result: "done" },
  ]);
  expect(await send({ ...odd, outcome: "refused" })).toMatchObject([{ result: "done" }]);
});

it("puts a wrong clock right, and a follow-up whose day has passed since is overdue, not refused", async () => {
  const { sari, contactId, choice } = await gate();
  const { device } = await keeper(sari, choice);
  const wrong = (minutesAgo: number) => new Date(Date.now() + 3_600_000 - minutesAgo * 60_000).toISOString();
  const day = today(sari);
  const late = conversation(contactId, {
    at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    followUp: { dueOn: plusDays(day, -2), promise: "brings the form" },
  });
  const ahead = conversation(contactId, { at: wrong(5) });
  const answers = [
    ...(await receive(sari, { device, userId: user(sari), sentAt: wrong(0), entries: [ahead] })),
    ...(await receive(sari, { device, userId: user(sari), sentAt: now(), entries: [late] })),
  ];
  expect(answers.map(({ result }) => result)).toEqual(["done", "done"]);
  const { conversations } = await conversationsOf(sari, contactId);
  const minutes =
    (Date.now() - (conversations.find(({ id }) => id === ahead.id)?.heldAt.getTime() ?? 0)) / 60_000;
  expect(minutes).toBeGreaterThan(4);
  expect(minutes).toBeLessThan(7);
  expect(await followUpsOf(sari, contactId)).toMatchObject([{ dueOn: plusDays(day, -2) }]);
});

it("follows up: kept once, moved once, and a colleague who was faster is named", async () => {
  const { sari, contactId, choice } = await gate();
  const { send } = await keeper(sari, choice);
  await send(
    conversation(contactId, { followUp: { dueOn: today(sari) } }),
    conversation(contactId, { followUp: { dueOn: today(sari) } }),
  );
  const [one, other] = await followUpsOf(sari, contactId);
  const moved = {
    kind: "postponed",
    id: newId(),
    at: now(),
    followUpId: one?.id,
    dueOn: plusDays(today(sari), 1),
  };
  const kept = { kind: "kept", id: newId(), at: now(), followUpId: other?.id };
  const both = [moved, kept] as unknown as ReturnType<typeof conversation>[];
  expect(await send(...both)).toMatchObject([{ result: "done" }, { result: "done" }]);
  expect(await send(...both)).toMatchObject([{ result: "again" }, { result: "again" }]);
  expect(await followUpsOf(sari, contactId)).toMatchObject([{ id: one?.id, postponed: 1 }]);
  await write(systemOf(sari), (tx) =>
    tx.followUp.updateMany({
      where: { unionId: sari.unionId, id: one?.id ?? "" },
      data: { state: "broken", closedAt: new Date(), closedBy: user(sari) },
    }),
  );
  const [late] = await send({ ...moved, id: newId() } as unknown as ReturnType<typeof conversation>);
  expect(late).toMatchObject({ result: "conflict", closed: { state: "broken", by: "Sari" } });
});

it("adds a contact, or first shows who may be the same; what is about her waits", async () => {
  const { sari, place, choice } = await gate();
  const { send } = await keeper(sari, choice);
  const person = { kind: "contact", id: newId(), at: now(), name: "Rini", workplaceId: place.workplaceId };
  const fresh = { ...person, id: newId(), name: "Wulan Kusuma", phones: ["081298765432"] };
  const of = (id: string) => conversation(id);
  const entries = [person, of(person.id), fresh, of(fresh.id)] as ReturnType<typeof conversation>[];
  expect(await send(...entries)).toMatchObject([
    { result: "conflict", namesakes: [{ name: "Rini" }] },
    { result: "waits" },
    { result: "done" },
    { result: "done" },
  ]);
  const decided = [{ ...person, another: "yes" }, entries[1]] as ReturnType<typeof conversation>[];
  expect(await send(...decided)).toMatchObject([{ result: "done" }, { result: "done" }]);
});

it("a revoked phone hears so without a session, and takes and sends nothing more", async () => {
  const { admin, sari, joko, contactId, choice } = await gate();
  const { device, send } = await keeper(sari, choice);
  expect(await stateOf(device)).toBe("kept");
  await expect(revokeDevice(joko, { id: device.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(revokeDevice(await signedIn(), { id: device.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await revokeDevice(admin, { id: device.id });
  expect(await stateOf(device)).toBe("revoked");
  expect(await stateOf(phone())).toBe("unknown");
  const gone = { code: "FORBIDDEN", fields: { device: "revoked" } };
  await expect(send(conversation(contactId))).rejects.toMatchObject(gone);
  await expect(takeList(sari, { device: named(device), choice })).rejects.toMatchObject(gone);
});

it("a phone that clears itself is noted, an account that is switched off revokes its phones", async () => {
  const { admin, sari, joko, choice } = await gate();
  const [cleared, left] = [await keeper(sari, choice), await keeper(joko, choice)];
  await forgetDevice(cleared.device.secret, clearedAt);
  expect(await stateOf(cleared.device)).toBe("revoked");
  await disableSeat(admin, joko.actor.type === "user" ? joko.actor.seatId : "");
  expect(await stateOf(left.device)).toBe("revoked");
});

it("entries of another user, or from another user's phone, are refused", async () => {
  const { sari, joko, contactId, choice } = await gate();
  const { device } = await keeper(sari, choice);
  const batch = { device, sentAt: now(), entries: [conversation(contactId)] };
  await expect(receive(joko, { ...batch, userId: user(sari) })).rejects.toMatchObject({
    fields: { user: "other" },
  });
  await expect(receive(joko, { ...batch, userId: user(joko) })).rejects.toMatchObject({
    fields: { device: "other" },
  });
});
