import { beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import {
  conversationWith,
  newPerson,
  person,
  phoneBrowser,
  phoneList,
} from "../../../../tests/support/phone-browser";
import { mostTries } from "../outbox";
import type { PhoneEntryInput } from "../outbox.schema";
import { keepList, newDevice } from "./contact-with-server";
import { makeLock } from "./lock";
import { readOutbox, saveEntry } from "./outbox";
import { sendWaiting } from "./sender";
import { wipe } from "./store";

type Entry = PhoneEntryInput;
type Serve = (entries: Entry[]) => Response | Promise<Response>;

const siti = person("Siti");
const ok = (entries: Entry[], more: (entry: Entry) => object = () => ({})) =>
  Response.json({ answers: entries.map((entry) => ({ id: entry.id, result: "done", ...more(entry) })) });
const no = (status: number, body: object) => Response.json(body, { status });
const failing = { result: "refused", code: "UNAVAILABLE", fields: {} };

/** A phone with these entries waiting, and a server that answers so. */
async function phone(entries: Entry[], serve: Serve) {
  const device = newDevice(newId(), "Phone");
  const key = await makeLock("gerbang timur 7", {
    device,
    userId: newId(),
    expiresAt: "2099-01-01T00:00:00Z",
  });
  await keepList(key, { list: phoneList([siti]), choice: { followUps: true } });
  for (const entry of entries) await saveEntry(key, { entry, name: "Siti" });
  const batches: number[] = [];
  vi.stubGlobal("fetch", async (_path: string, { body }: { body: string }) => {
    const sent = JSON.parse(body) as { v: number; entries: Entry[] };
    expect(sent.v).toBe(1);
    batches.push(sent.entries.length);
    return serve(sent.entries);
  });
  const states = async () => (await readOutbox(key)).outbox.map(({ state }) => state);
  return { key, batches, states };
}

const conversations = (count: number) => Array.from({ length: count }, () => conversationWith(siti.id));

let browser: ReturnType<typeof phoneBrowser>;
beforeEach(async () => {
  browser = phoneBrowser();
  await wipe();
});

it("sends all, in their order and twenty at a time", async () => {
  const entries = conversations(45);
  const seen: string[] = [];
  const { key, batches, states } = await phone(entries, (sent) => {
    seen.push(...sent.map(({ id }) => id));
    return ok(sent);
  });
  expect(await sendWaiting(key)).toEqual({ kind: "sent" });
  expect(batches).toEqual([20, 20, 5]);
  expect(seen).toEqual(entries.map(({ id }) => id));
  expect(await states()).toEqual([]);
});

it("says what is in the way by its name", async () => {
  const { key, states } = await phone(conversations(1), () => answers.shift() ?? no(500, {}));
  const answers = [
    no(401, { code: "UNAUTHENTICATED", fields: {} }),
    no(403, { code: "FORBIDDEN", fields: {} }),
    no(409, { code: "CONFLICT", fields: { user: "other" } }),
    no(429, { code: "TOO_MANY_TRIES", fields: {} }),
    no(503, { code: "UNAVAILABLE", fields: {} }),
    new Response("<h1>Bad gateway</h1>", { status: 502 }),
    new Response('{"answers":[{"id"', { status: 200 }),
  ];
  const kinds = [];
  for (const _each of [...answers]) kinds.push(await sendWaiting(key));
  expect(kinds).toEqual([
    { kind: "signed_out" },
    { kind: "refused", code: "FORBIDDEN" },
    { kind: "other_user" },
    { kind: "busy" },
    { kind: "server" },
    { kind: "server" },
    { kind: "no_signal" },
  ]);
  browser.onLine = false;
  expect(await sendWaiting(key)).toEqual({ kind: "no_signal" });
  expect(await states()).toEqual(["waiting"]);
});

it("halves what is too large, and refuses the one that is too large alone", async () => {
  const entries = conversations(7);
  const big = entries[4]?.id;
  const { key, states, batches } = await phone(entries, (sent) =>
    sent.some(({ id }) => id === big) ? no(422, { code: "INVALID", fields: { form: "too_long" } }) : ok(sent),
  );
  expect(await sendWaiting(key)).toEqual({ kind: "sent" });
  expect(await states()).toEqual(["refused"]);
  expect(batches.length).toBeLessThan(9);
  const [row] = (await readOutbox(key)).outbox;
  expect(row).toMatchObject({ entry: { id: big }, answer: { fields: { form: "too_long" } } });
});

it("an entry at which the server fails holds up none behind it, and is shown after some tries", async () => {
  const entries = conversations(25);
  const bad = new Set(entries.slice(0, 20).map(({ id }) => id));
  const { key, states } = await phone(entries, (sent) => ok(sent, ({ id }) => (bad.has(id) ? failing : {})));
  expect(await sendWaiting(key)).toEqual({ kind: "not_taken" });
  expect(await states()).toEqual(Array(20).fill("waiting"));
  for (let tries = 1; tries < mostTries; tries++) await sendWaiting(key);
  expect(await states()).toEqual(Array(20).fill("refused"));
  expect(await sendWaiting(key)).toEqual({ kind: "sent" });
});

it("what is about a new contact waits for the contact, and what is held or may be undone stays", async () => {
  const rini = newPerson("Rini");
  const about = conversationWith(rini.id);
  const [other, held] = [conversationWith(siti.id), conversationWith(siti.id)];
  const seen: string[][] = [];
  const { key } = await phone([rini, about, other, held], (sent) => {
    seen.push(sent.map(({ id }) => id));
    return ok(sent, ({ id }) => (id === rini.id ? failing : id === about.id ? { result: "waits" } : {}));
  });
  expect(await sendWaiting(key, new Set([rini.id, held.id]))).toEqual({ kind: "sent" });
  expect(await sendWaiting(key)).toEqual({ kind: "not_taken" });
  expect(seen).toEqual([[other.id], [rini.id, about.id, held.id]]);
});
