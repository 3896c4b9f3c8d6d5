import { expect, it } from "vitest";
import { recordConsent } from "@/features/consents/mutations";
import { getContact } from "@/features/contacts/details.queries";
import { eraseContact } from "@/features/privacy/erasure.mutations";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { loadBackup } from "../../../scripts/lib/backup/load.mjs";
import { readPromises } from "../../../scripts/lib/backup/promises.mjs";
import { asOwner, backedUp, emptyDatabase, ownerUrl } from "../../support/backups";
import { systemOf } from "../../support/factories";
import { inhabitedUnion } from "../../support/inhabited-union";

const name = "Zubaidah Terhapus";

/** How many rows of a database have this text, in any table. */
async function hits(url: string, text: string): Promise<number> {
  return asOwner(url, async (client) => {
    const tables = await client.query(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
    );
    let found = 0;
    for (const { relname } of tables.rows) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM "${relname}" t WHERE position($1 in to_jsonb(t)::text) > 0`,
        [text],
      );
      found += rows[0].n;
    }
    return found;
  });
}

it("a backup from before an erasure comes back without the person", async () => {
  const { admin, here } = await inhabitedUnion();
  await write(systemOf(admin), (tx) =>
    tx.contact.updateMany({ where: { unionId: admin.unionId, id: here.contactId }, data: { name } }),
  );
  const { file, identity } = await backedUp();
  const { version } = await getContact(admin, here.contactId);
  await eraseContact(admin, { contactId: here.contactId, version, reason: "asked", name });
  const promises = await asOwner(ownerUrl, readPromises);

  const forgetful = await emptyDatabase();
  await loadBackup({ file, key: { identity }, url: forgetful });
  expect(await hits(forgetful, name)).toBe(1);

  const url = await emptyDatabase();
  const { erased } = await loadBackup({ file, key: { identity }, url, promises });
  expect(erased).toBe(1);
  expect(await hits(url, name)).toBe(0);
});

it("an erasure that the backup knows is not done twice", async () => {
  const { admin, here } = await inhabitedUnion();
  const { name: called, version } = await getContact(admin, here.contactId);
  await eraseContact(admin, { contactId: here.contactId, version, reason: "asked", name: called });
  const { file, identity } = await backedUp();
  const promises = await asOwner(ownerUrl, readPromises);
  const { erased } = await loadBackup({ file, key: { identity }, url: await emptyDatabase(), promises });
  expect(erased).toBe(0);
});

it("a backup from before a refusal comes back with it, and a worker is asked to close the addresses", async () => {
  const { admin, here } = await inhabitedUnion();
  const { file, identity } = await backedUp();
  const recordId = newId();
  const refusal = { state: "withdrawn", purpose: "union", source: "spoken" } as const;
  await recordConsent(admin, { contactId: here.contactId, recordId, ...refusal, channels: ["call"] });
  const promises = await asOwner(ownerUrl, readPromises);
  const url = await emptyDatabase();
  await loadBackup({ file, key: { identity }, url, promises });
  const made = await asOwner(url, async (client) => {
    const found = await client.query("SELECT purpose FROM suppression WHERE union_id = $1 AND made_in = $2", [
      admin.unionId,
      recordId,
    ]);
    const jobs = await client.query(
      "SELECT task_identifier AS task FROM graphile_worker.jobs WHERE task_identifier = 'consents.agree'",
    );
    return [...found.rows, ...jobs.rows];
  });
  expect(made).toEqual([{ purpose: "union" }, { task: "consents.agree" }]);
});

it("a backup that knows every refusal asks for nothing", async () => {
  await inhabitedUnion();
  const { file, identity } = await backedUp();
  const url = await emptyDatabase();
  await loadBackup({ file, key: { identity }, url, promises: await asOwner(ownerUrl, readPromises) });
  const { rows } = await asOwner(url, (client) =>
    client.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'consents.agree'"),
  );
  expect(rows).toEqual([]);
});
