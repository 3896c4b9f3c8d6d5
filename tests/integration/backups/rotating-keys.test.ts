import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateContact } from "@/features/contacts/mutations";
import { sealText } from "@/features/contacts/sealed-texts.queries";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { decodeKey } from "@/lib/env-schema";
import { sealedCells, sealedColumns, sealedInside } from "@/lib/sealed-columns";
import { fingerprintOf, sealWith } from "@/lib/sealing";
import { loadBackup } from "../../../scripts/lib/backup/load.mjs";
import { checkKeys, endChange } from "../../../scripts/lib/keys.mjs";
import { sealPlainTexts } from "../../../scripts/lib/plain-texts.mjs";
import { resealAll } from "../../../scripts/lib/reseal.mjs";
import { asOwner, backedUp, ownerUrl, plainOwnersDatabase } from "../../support/backups";
import { contactFactory, signedIn } from "../../support/factories";
import { inhabitedUnion } from "../../support/inhabited-union";
import { type Client, opened, type SealedTextFound } from "../../support/sealed-texts";

const old = "11".repeat(32);
const blind = "22".repeat(32);
const field = randomBytes(32).toString("base64");
const [oldName, newName] = [old, field].map((key) => fingerprintOf(decodeKey(key)));
const both = { field, blind, old };

/** A union in which something is sealed in every way. */
async function sealedUnion() {
  const { admin, here } = await inhabitedUnion();
  const named = { name: "Siti", phones: [], emails: [], nationalId: "3275014501900001" };
  const [one, other] = [await contactFactory(admin), await contactFactory(admin)];
  const edit = { ...named, address: "Jl. Melati 3", background: "Two children" };
  for (const { id } of [one, other]) await updateContact(admin, { id, version: 1, ...edit });
  await mergeContacts(admin, { survivorId: one.id, survivorVersion: 2, goneId: other.id, goneVersion: 2 });
  return { admin, here };
}

describe("the registry of sealed columns", () => {
  beforeAll(sealedUnion);

  it("has every column of that name, and no other", () =>
    asOwner(ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name LIKE '%\\_cipher' ORDER BY 1`,
      );
      const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
      expect(known.toSorted()).toEqual(rows.map(({ name }) => name));
    }));

  it("has every column in which a sealed text lies", () =>
    asOwner(ownerUrl, async (client) => {
      const { rows } = await client.query<{ table: string; column: string }>(
        `SELECT table_name AS table, column_name AS column FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb')`,
      );
      const known = new Set(
        [
          ...sealedColumns,
          sealedCells,
          ...sealedInside.flatMap(({ table, columns }) => columns.map((column) => ({ table, column }))),
        ].map(({ table, column }) => `${table}.${column}`),
      );
      for (const { table, column } of rows) {
        if (known.has(`${table}.${column}`)) continue;
        const sealed = await client.query(
          `SELECT 1 FROM public."${table}" WHERE "${column}"::text ~ '(^|")v[12]\\.[0-9a-zA-Z+/=]{16}' LIMIT 1`,
        );
        expect(sealed.rowCount, `${table}.${column} holds a sealed text`).toBe(0);
      }
    }));
});

describe("changing the key of the sealed fields, as an owner who is no superuser", () => {
  let plain: Awaited<ReturnType<typeof plainOwnersDatabase>>;
  let before: SealedTextFound[];
  const asPlain = <T>(run: (client: Client) => Promise<T>) => asOwner(plain.url, run);
  beforeAll(async () => {
    const { file, identity } = await backedUp();
    plain = await plainOwnersDatabase();
    await loadBackup({ file, key: { identity }, url: plain.url });
    before = await asPlain((client) => opened(client, old));
    await checkKeys(plain.url, { field: old, blind });
  });
  afterAll(() => plain.drop());

  it("begins with texts in every column of the registry, all under the old key", () => {
    expect(before.every(({ key, text }) => key === oldName && text !== null)).toBe(true);
    const places = new Set(before.map(({ where }) => where));
    for (const where of [
      "contact.address_cipher",
      "conversation.notes_cipher",
      "conversation_version.notes_cipher",
      "contact_edit.new_cipher",
    ])
      expect(places).toContain(where);
    expect(places).toContain("contact_merge_change.before");
  });

  it("is refused beside a server that knows the old key alone", async () => {
    await expect(checkKeys(plain.url, both, { begin: false })).rejects.toThrow(
      "Serikat runs with the field key from before.",
    );
  });

  it("goes on where it was stopped", async () => {
    await checkKeys(plain.url, both);
    await asPlain(async (client) => {
      const query = client.query.bind(client);
      let statements = 0;
      const stopping = new Proxy(client, {
        get: (target, name) => {
          if (name !== "query") return Reflect.get(target, name);
          return (text: string, values?: unknown[]) => {
            statements += 1;
            if (statements > 18) throw new Error("the machine went down");
            return query(text, values);
          };
        },
      });
      await expect(resealAll(stopping, both)).rejects.toThrow("the machine went down");
      await query("ROLLBACK");
      const halfway = new Set((await opened(client, field)).map(({ key }) => key));
      expect(halfway).toEqual(new Set([oldName, newName]));
      expect((await resealAll(client, both)).unreadable).toBe(0);
    });
  });

  it("leaves what another writes meanwhile", () =>
    asPlain(async (writer) => {
      const place = { table: "conversation", column: "notes", id: "" };
      const sealedNote = (key: string, id: string, text: string) =>
        sealWith(decodeKey(key), text, { ...place, id });
      const set = (id: string, cipher: string) =>
        writer.query("UPDATE conversation SET notes_cipher = $2 WHERE id = $1", [id, cipher]);
      await writer.query("BEGIN; SET LOCAL app.backup = 'on'; SET LOCAL app.reseal = 'on'");
      const { rows } = await writer.query(
        "SELECT id, notes_cipher AS was FROM conversation WHERE notes_cipher IS NOT NULL LIMIT 1",
      );
      const [{ id, was }] = rows;
      await set(id, sealedNote(old, id, "Before."));
      await writer.query("COMMIT; BEGIN; SET LOCAL app.backup = 'on'; SET LOCAL app.reseal = 'on'");
      await set(id, sealedNote(field, id, "Meanwhile."));
      const resealing = asPlain((client) => resealAll(client, both));
      await expect
        .poll(async () => (await writer.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rowCount, {
          timeout: 20_000,
        })
        .toBeGreaterThan(0);
      await writer.query("COMMIT");
      await resealing;
      const now = (await opened(writer, field)).map(({ text }) => text);
      expect(now).toContain("Meanwhile.");
      expect(now).not.toContain("Before.");
      await writer.query("BEGIN; SET LOCAL app.backup = 'on'; SET LOCAL app.reseal = 'on'");
      await set(id, was);
      await writer.query("COMMIT");
    }));

  it("opens every text with the new key alone, and changes none", async () => {
    const now = await asPlain((client) => opened(client, field));
    expect(now.map(({ key }) => key)).toEqual(before.map(() => newName));
    const texts = (found: SealedTextFound[]) => found.map(({ where, text }) => `${where} ${text}`).toSorted();
    expect(texts(now)).toEqual(texts(before));
  });

  it("does nothing the second time", async () => {
    expect(await asPlain((client) => resealAll(client, both))).toEqual({ rows: 0, unreadable: 0 });
  });

  it("needs the old key until it has ended, and then no more", async () => {
    await expect(checkKeys(plain.url, { field, blind })).rejects.toThrow(
      /FIELD_ENCRYPTION_KEY_OLD with the fingerprint [0-9a-f]{16} is missing/,
    );
    await asPlain(endChange);
    await checkKeys(plain.url, { field, blind });
  });

  it("refuses the key from before once it has ended", async () => {
    await expect(checkKeys(plain.url, { field: old, blind })).rejects.toThrow("encrypted with another");
  });
});

describe("texts from before they were sealed", () => {
  it("are sealed at the start, in the rows and in what an undo keeps, and nothing stays in the clear", async () => {
    const admin = await signedIn();
    const { id } = await contactFactory(admin);
    const unionId = admin.unionId;
    await asOwner(ownerUrl, async (client) => {
      await client.query("DELETE FROM data_step");
      await client.query(
        "UPDATE contact SET address = 'Jl. Melati 3', background = 'Two children' WHERE id = $1",
        [id],
      );
      await client.query(
        `INSERT INTO contact_edit (union_id, id, contact_id, save_id, field, old_value, new_value)
         VALUES ($1, $2, $2, $2, 'address', 'Jl. Mawar 2', 'Jl. Melati 3')`,
        [unionId, id],
      );
      await client.query(
        `INSERT INTO import_batch (union_id, id, created_by, file_name, file_hash, file_size)
         SELECT $1, $2, user_id, 'l.csv', repeat('0', 64), 1 FROM seat WHERE union_id = $1 LIMIT 1`,
        [unionId, id],
      );
      await client.query(
        `INSERT INTO import_change (union_id, batch_id, id, entity, entity_id, before, after)
         VALUES ($1, $2, $2, 'contact_fields', $2, '{"address": null, "name": "A"}', '{"address": "Jl. Melati 3", "name": "B"}')`,
        [unionId, id],
      );
      await sealPlainTexts(ownerUrl, { field: old, blind });
      await sealPlainTexts(ownerUrl, { field: old, blind });
      const { rows } = await client.query(
        "SELECT address, background, address_cipher, background_cipher FROM contact WHERE id = $1",
        [id],
      );
      expect(rows[0]).toMatchObject({ address: null, background: null });
      const text = sealText(admin, "address", "jl. melati 3") ?? "";
      expect(rows[0].address_cipher.split(".")[3]).toBe(text.split(".")[3]);
      const changes = await client.query("SELECT before, after FROM import_change WHERE id = $1", [id]);
      expect(changes.rows[0].before).toEqual({ address_cipher: null, name: "A" });
      expect(Object.keys(changes.rows[0].after).toSorted()).toEqual(["address_cipher", "name"]);
      const found = (await opened(client, old)).filter(({ text: is }) => is?.startsWith("Jl. M"));
      expect(new Set(found.map(({ where }) => where))).toEqual(
        new Set([
          "contact.address_cipher",
          "contact_edit.old_cipher",
          "contact_edit.new_cipher",
          "import_change.after",
          "contact_merge_change.before",
        ]),
      );
      const edits = await client.query("SELECT old_value, new_value FROM contact_edit WHERE id = $1", [id]);
      expect(edits.rows).toEqual([{ old_value: null, new_value: null }]);
    });
  });
});
