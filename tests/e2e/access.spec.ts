import { expect, test } from "@playwright/test";
import {
  contactsOn,
  type Role,
  signedInNow,
  signedInWire,
  stranger,
  textOf,
  type Wire,
} from "./support/requests";

test.describe.configure({ mode: "serial" });

const signedIn = new Map<Role, Wire>();
const nobodys = "0198c0de-0000-7000-8000-000000000000";
const home = (baseURL: string | undefined) => baseURL ?? "";

test.beforeAll(async ({ baseURL }) => {
  for (const role of ["admin", "organiser", "delegate", "observer"] as const)
    signedIn.set(role, await signedInWire(home(baseURL), role));
});

function as(role: Role): Wire {
  const wire = signedIn.get(role);
  if (!wire) throw new Error(`${role} is not signed in`);
  return wire;
}

const pages = [
  "/",
  "/follow-ups",
  "/contacts",
  `/contacts/${nobodys}`,
  "/workplaces",
  "/campaigns",
  "/density",
  "/imports",
  "/settings",
];

test("signed out, every page leads to the sign-in page", async ({ baseURL }) => {
  for (const cookie of [undefined, "garbage"]) {
    const wire = await stranger(home(baseURL), cookie);
    for (const path of pages) {
      const html = await (await wire.get(path)).text();
      expect(html, path).toContain('name="password"');
      expect(html, path).not.toContain("Follow-ups");
    }
  }
});

test("the import's doors are shut", async ({ baseURL }) => {
  const nobody = await stranger(home(baseURL));
  const upload = {
    headers: { origin: home(baseURL), "x-file-name": "list.csv" },
    data: Buffer.from("Nama\nSiti\n"),
  };
  expect((await nobody.post("/api/imports", upload)).status()).toBe(401);
  for (const role of ["organiser", "delegate", "observer"] as const)
    expect((await as(role).post("/api/imports", upload)).status()).toBe(403);
  const foreign = { ...upload, headers: { ...upload.headers, origin: "https://evil.example" } };
  expect((await as("admin").post("/api/imports", foreign)).status()).toBe(403);
  const own = { headers: { "sec-fetch-site": "same-origin" } };
  for (const path of [
    (id: string) => `/api/imports/${id}/progress`,
    (id: string) => `/api/imports/rows?request=${id}`,
  ]) {
    expect((await nobody.get(path(nobodys), own)).status()).toBe(401);
    expect((await as("observer").get(path(nobodys), own)).status()).toBe(403);
    expect((await as("admin").get(path(nobodys), own)).status()).toBe(404);
    expect((await as("admin").get(path("abc"), own)).status()).toBe(404);
  }
});

test("a file of people leaves by our own links alone", async ({ baseURL }) => {
  const path = `/api/contacts/export?request=${nobodys}`;
  const wire = await signedInNow(home(baseURL), "admin");
  const from = async (headers: Record<string, string>) => (await wire.get(path, { headers })).status();
  for (const site of ["cross-site", "same-site", "none"])
    expect(await from({ "sec-fetch-site": site })).toBe(403);
  expect(await from({})).toBe(403);
  expect(await from({ referer: "https://evil.example/" })).toBe(403);
  expect(await from({ "sec-fetch-site": "same-origin" })).toBe(404);
  expect(await from({ referer: `${home(baseURL)}/contacts` })).toBe(404);
});

test("an observer's pages name nobody", async () => {
  const people = (await contactsOn(as("admin"), "/contacts")).slice(0, 20);
  expect(people.length).toBe(20);
  const [campaign] =
    (await (await as("observer").get("/campaigns")).text()).match(/\/campaigns\/[0-9a-f-]{36}/) ?? [];
  const [workplace] =
    (await (await as("observer").get("/workplaces")).text()).match(/\/workplaces\/[0-9a-f-]{36}/) ?? [];
  const screens = [
    "/follow-ups",
    "/contacts",
    "/density",
    "/workplaces",
    "/campaigns",
    "/imports",
    "/settings",
  ];
  for (const path of [...screens, campaign ?? "", workplace ?? "", `/contacts/${people[0]?.id}`]) {
    expect(path).not.toBe("");
    const text = await textOf(as("observer"), path);
    expect(
      people.filter(({ name, id }) => text.includes(name) || (text.includes(id) && !path.includes(id))),
      path,
    ).toEqual([]);
  }
});

test("a delegate's contact shows no telephone, note or assessment", async () => {
  const people = await contactsOn(as("delegate"), "/contacts");
  const telephones: string[] = [];
  for (const { id } of people.slice(0, 8)) {
    const known = await textOf(as("admin"), `/contacts/${id}`);
    telephones.push(...(known.match(/tel:\+?\d+|wa\.me\/\d+/g) ?? []));
    const text = await textOf(as("delegate"), `/contacts/${id}`);
    expect(text).toMatch(/^200 /);
    // The form's own label is no note.
    expect(text).not.toMatch(/tel:|wa\.me|\+62\d|"notes":"(?!Notes")|"level":[1-5]/);
  }
  expect(telephones).not.toEqual([]);
});

test("another workplace's contact is not found, and reads like one that never was", async () => {
  const own = new Set((await contactsOn(as("organiser"), "/contacts")).map(({ id }) => id));
  const html = await (await as("admin").get("/workplaces")).text();
  const places = [...new Set([...html.matchAll(/\/workplaces\/([0-9a-f-]{36})/g)].map(([, id]) => id))];
  const seen = await (await as("organiser").get("/workplaces")).text();
  const other = places.find((id) => id && !seen.includes(id));
  const [contact] = await contactsOn(as("admin"), `/contacts?workplace=${other}`);
  if (!contact) throw new Error("nobody works elsewhere");
  expect(own.has(contact.id)).toBe(false);
  for (const id of [contact.id, nobodys, "abc"]) {
    const text = await textOf(as("organiser"), `/contacts/${id}`);
    expect(text).not.toContain(contact.name);
    expect(text).toContain("It does not exist, or is outside your turf.");
  }
});
