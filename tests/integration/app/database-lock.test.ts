import { afterEach, expect, it } from "vitest";
import { type DatabaseLock, takeDatabaseLock } from "@/lib/database-lock";
import { pool } from "@/lib/db";
import { newId } from "@/lib/ids";

const held: DatabaseLock[] = [];
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.giveBack();
});

async function take(key: string) {
  const lock = await takeDatabaseLock(key);
  if (lock) held.push(lock);
  return lock;
}

/** As when the process that holds it was killed a minute ago. */
const expire = (key: string) => pool().query("UPDATE rate_limit SET expire = 0 WHERE key = $1", [key]);

it("is had by one of many that ask at once", async () => {
  const key = `test:${newId()}`;
  const asked = await Promise.all(Array.from({ length: 20 }, () => take(key)));
  expect(asked.filter(Boolean)).toHaveLength(1);
});

it("is free once it was given back", async () => {
  const key = `test:${newId()}`;
  const first = await takeDatabaseLock(key);
  expect(await take(key)).toBeNull();
  await first?.giveBack();
  expect(await take(key)).not.toBeNull();
});

it("is free a minute after its holder was killed", async () => {
  const key = `test:${newId()}`;
  await take(key);
  await expire(key);
  expect(await take(key)).not.toBeNull();
});

it("is not taken away by one who lost it", async () => {
  const key = `test:${newId()}`;
  const late = await takeDatabaseLock(key);
  await expire(key);
  await take(key);
  await late?.giveBack();
  expect(await take(key)).toBeNull();
});
