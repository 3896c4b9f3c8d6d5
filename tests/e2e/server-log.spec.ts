import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { act, everyAction, signedInWire, stranger } from "./support/requests";

const person = { name: "Kanari Wulandari", phone: "081234500999", email: "kanari@example.org" };
const canary = /kanari|wulandari|81234500999/i;

test("the log of a run holds codes and numbers, and nobody's name, number or address", async ({
  baseURL,
}) => {
  const home = baseURL ?? "";
  const admin = await signedInWire(home, "admin");
  const headers = { origin: home };
  for (const path of [`/contacts?q=${person.name}`, `/contacts/${person.email}`, `/nowhere/${person.phone}`])
    await admin.get(path);
  const { csrfToken } = await (await (await stranger(home)).get("/api/auth/csrf")).json();
  const form = { csrfToken, email: person.email, password: person.name, json: "true" };
  await (await stranger(home)).post("/api/auth/callback/credentials", { form });
  for (const action of everyAction().filter(({ name }) => name !== "signOutAction"))
    await act(admin, action, { path: "/follow-ups", headers, body: JSON.stringify([person]) });
  await admin.post("/api/phone/outbox", { headers, data: `{"${person.name}": ` });
  const upload = await admin.post("/api/imports", {
    headers: { ...headers, "x-file-name": encodeURIComponent(`${person.name}.csv`) },
    data: Buffer.from(`Nama,HP\n${person.name},${person.phone}\n`),
  });
  expect(upload.status()).toBe(201);

  const file = join(process.env.SERIKAT_DATA ?? ".data", "reports", `server-${new URL(home).port}.log`);
  const log = () => readFileSync(file, "utf8");
  // The list was read: what comes later of it is in the log, too.
  await expect.poll(log).toContain('"task":"import.read"');
  expect(
    log()
      .split("\n")
      .filter((line) => canary.test(line)),
  ).toEqual([]);
});
