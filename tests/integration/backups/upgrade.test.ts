import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { listEvents } from "@/features/audit/queries";
import { auditFilter } from "@/features/audit/schema";
import { boardOf } from "@/features/campaigns/board.queries";
import { listCampaigns } from "@/features/campaigns/queries";
import { getContact } from "@/features/contacts/details.queries";
import { noFilter } from "@/features/contacts/filter.schema";
import { listContacts } from "@/features/contacts/queries";
import { logConversation } from "@/features/conversations/mutations";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { getDensity } from "@/features/density/queries";
import { listPairs } from "@/features/duplicates/pairs.queries";
import { listFollowUps } from "@/features/follow-ups/queries";
import { listBatches } from "@/features/imports/queries";
import { eraseContact } from "@/features/privacy/erasure.mutations";
import { listUsers } from "@/features/users/queries";
import type { Context } from "@/lib/context";
import { migrate, readMigrations } from "../../../prisma/migrate.mjs";
import type { Manifest } from "../../../scripts/lib/backup/format.mjs";
import { loadBackup } from "../../../scripts/lib/backup/load.mjs";
import { asOwner, emptyDatabase, ownerUrl, schemaOf } from "../../support/backups";
import { signedIn } from "../../support/factories";
import { conversation } from "../../support/gate";
import { asReleased, changedSince, fixtureOf, releases } from "../../support/releases";

/** What migrations since a release are meant to change in its rows: each with the migration that does it. */
const meant: Readonly<Record<string, { rows: Record<string, string>; columns: Record<string, number> }>> = {
  "0.1.0": { rows: {}, columns: {} },
};

const invalid = (url: string) =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND NOT convalidated",
    );
    return rows.map(({ name }) => name);
  });

describe.each(releases)("a database of %s", (release) => {
  let fresh: string[] = [];
  let applied: string[] = [];
  let manifest: Manifest;
  beforeAll(async () => {
    fresh = await schemaOf(ownerUrl);
    manifest = await asReleased(ownerUrl, release);
    ({ applied } = await migrate({ connectionString: ownerUrl }));
  });

  it("has at least a thousand rows, and one in every table", () => {
    const rows = manifest.tables.map((table) => Number(table.rows));
    expect(rows.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(1_000);
    expect(manifest.tables.filter((table) => table.rows === "0").map(({ name }) => name)).toEqual([]);
  });

  it("takes every migration that was made since", () => {
    const known = new Set(manifest.migrations.map(({ name }) => name));
    const since = readMigrations().flatMap(({ name }) => (known.has(name) ? [] : [name]));
    expect(applied).toEqual(since);
  });

  it("keeps every row, with the values it had", async () => {
    expect(await changedSince(ownerUrl)).toEqual(meant[release]);
  });

  it("has the schema of a new installation afterwards, every constraint checked", async () => {
    expect(await schemaOf(ownerUrl)).toEqual(fresh);
    expect(await invalid(ownerUrl)).toEqual([]);
  });

  it("is the same when its backup is restored into this version", async () => {
    const url = await emptyDatabase();
    const { migrated } = await loadBackup({ ...fixtureOf(release), url });
    expect(migrated).toEqual(applied);
    expect(await schemaOf(url)).toEqual(fresh);
  });
});

it("a row that an upgrade loses and a value that it changes are both found", async () => {
  const url = await emptyDatabase();
  await asReleased(url, "0.1.0");
  await asOwner(url, async (client) => {
    await client.query("UPDATE headcount SET eligible = eligible + 1");
    await client.query("DELETE FROM contact_edit");
  });
  const { rows, columns } = await changedSince(url);
  expect(rows).toEqual({ contact_edit: expect.stringMatching(/^(\d+) rows → 0, \1 lost$/) });
  expect(Object.keys(columns)).toEqual(["headcount.eligible"]);
});

describe("the unions of 0.1.0, upgraded", () => {
  let garment: Context;
  beforeAll(async () => {
    await asReleased(ownerUrl, "0.1.0");
    await migrate({ connectionString: ownerUrl });
    const { rows } = await asOwner(ownerUrl, (client) =>
      client.query<{ id: string }>(
        "SELECT union_id AS id FROM contact GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
      ),
    );
    garment = await signedIn({ union: { id: rows[0]?.id ?? "", timeZone: "Asia/Jakarta" } });
  });

  it("list their contacts, and open one with its conversations and sealed notes", async () => {
    const { total, contacts } = await listContacts(garment, noFilter);
    expect(total).toBeGreaterThan(1_700);
    const { rows } = await asOwner(ownerUrl, (client) =>
      client.query<{ id: string }>(
        "SELECT contact_id AS id FROM conversation WHERE union_id = $1 AND notes_cipher IS NOT NULL AND withdrawn_at IS NULL LIMIT 1",
        [garment.unionId],
      ),
    );
    const contactId = rows[0]?.id ?? "";
    expect((await getContact(garment, contactId)).known).not.toBeNull();
    const timeline = await conversationsOf(garment, contactId);
    expect(timeline.conversations.some(({ notes }) => notes)).toBe(true);
    expect(timeline.conversations.filter(({ notesUnreadable }) => notesUnreadable)).toEqual([]);
    expect(contacts.length).toBeGreaterThan(10);
  });

  it("count their members as before: 412 of 1,130 at Sinar Benang Tangerang", async () => {
    const { rows } = await getDensity(garment, { on: "2026-11-30" });
    const place = rows.find(({ name }) => name === "Sinar Benang Tangerang");
    expect(place?.measure).toMatchObject({ members: 412, eligible: 1130 });
  });

  it("show campaigns, follow-ups, imports, duplicates, users and the audit", async () => {
    const [campaign] = await listCampaigns(garment);
    const board = await boardOf(garment, { campaignId: campaign?.id ?? "", filter: {} });
    expect(board.columns.length).toBeGreaterThan(2);
    expect((await listFollowUps(garment, { whose: "turf", more: 1 })).total).toBeGreaterThan(0);
    expect((await listBatches(garment)).total).toBeGreaterThan(0);
    expect((await listPairs(garment, {})).pairs.length).toBeGreaterThan(0);
    expect((await listUsers(garment)).length).toBeGreaterThan(5);
    expect((await listEvents(garment, auditFilter.parse({}))).events.length).toBeGreaterThan(5);
  });

  it("take a conversation, and erase a contact", async () => {
    const { contacts } = await listContacts(garment, noFilter);
    const [one, other] = contacts;
    if (!one || !other) throw new Error("no contacts");
    await logConversation(garment, conversation(one.id));
    expect((await conversationsOf(garment, one.id)).total).toBeGreaterThan(0);
    const { version, name } = await getContact(garment, other.id);
    await eraseContact(garment, { contactId: other.id, version, reason: "asked", name });
    await expect(getContact(garment, other.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("processes that start at once", () => {
  const started = (url: string) =>
    promisify(execFile)(process.execPath, ["prisma/migrate.mjs", url]).then(({ stdout }) =>
      stdout.trim().split("\n").at(-1),
    );

  it.each(["an empty database", "a database of 0.1.0"])("migrate %s once, under a lock", async (which) => {
    const url = await emptyDatabase();
    const all = readMigrations();
    const known = which === "an empty database" ? [] : (await asReleased(url, "0.1.0")).migrations;
    const pending = all.length - known.length;
    const said = await Promise.all([started(url), started(url), started(url)]);
    const worker = pending === 0 ? "Nothing to apply." : `Applied ${pending}.`;
    expect(said.sort()).toEqual([worker, "Nothing to apply.", "Nothing to apply."].sort());
    expect(await schemaOf(url)).toEqual(await schemaOf(await migrated()));
  });

  async function migrated() {
    const url = await emptyDatabase();
    await migrate({ connectionString: url });
    return url;
  }
});
