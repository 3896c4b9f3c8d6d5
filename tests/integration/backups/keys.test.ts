import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { sealNationalId } from "@/features/contacts/national-id.queries";
import { editConversation } from "@/features/conversations/edits.mutations";
import { editFormData } from "@/features/conversations/edits.queries";
import { logConversation } from "@/features/conversations/mutations";
import { openedCells } from "@/features/imports/staging/sealed-cells.queries";
import { Prisma, read, write } from "@/lib/db";
import { haveRightKeys } from "@/lib/keys";
import { sealWith } from "@/lib/sealing";
import { checkKeys } from "../../../scripts/lib/keys.mjs";
import { systemOf } from "../../support/factories";
import { conversation, scene, timeline } from "../../support/gate";

const url = process.env.DATABASE_URL ?? "";
const right = { field: "11".repeat(32), blind: "22".repeat(32) };
const other = "33".repeat(32);
const strange = (id: string) =>
  sealWith(randomBytes(32), "Takut.", { table: "conversation", column: "notes", id });

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An entry whose note was sealed with a key that is gone. */
async function unreadableTalk() {
  const { ctx, someone } = await scene();
  const input = conversation(await someone(), { notes: "Takut." });
  await logConversation(ctx, input);
  await write(
    systemOf(ctx),
    (tx) =>
      tx.$executeRaw`UPDATE conversation SET notes_cipher = ${strange(input.id)} WHERE id = ${input.id}::uuid`,
  );
  return { ctx, contactId: input.contactId, id: input.id };
}

const cipherOf = async (ctx: Parameters<typeof systemOf>[0], id: string) => {
  const [row] = await read(systemOf(ctx), (tx) =>
    tx.$queryRaw<{ cipher: string }[]>(
      Prisma.sql`SELECT notes_cipher AS cipher FROM conversation WHERE id = ${id}::uuid`,
    ),
  );
  return row?.cipher;
};

describe("a note that was sealed with another key", () => {
  it("is told on the person's page as one that cannot be read", async () => {
    const { ctx, contactId } = await unreadableTalk();
    expect(await timeline(ctx, contactId)).toMatchObject([{ notes: null, notesUnreadable: true }]);
  });

  it("is told on the sheet that corrects its entry", async () => {
    const { ctx, id } = await unreadableTalk();
    expect(await editFormData(ctx, id)).toMatchObject({ notes: null, notesUnreadable: true });
  });

  it("stays as it is when its entry is corrected without a new note", async () => {
    const { ctx, id } = await unreadableTalk();
    const before = await cipherOf(ctx, id);
    await editConversation(ctx, { id, version: 1, channel: "phone", outcome: "conversation" });
    expect(await cipherOf(ctx, id)).toBe(before);
  });
});

describe("a national id that was sealed with another key", () => {
  const unreadableId = async () => {
    const { admin, someone } = await scene();
    const id = await someone();
    const { nationalIdKey } = sealNationalId(admin, { contactId: id, nationalId: "3275014501900001" });
    const cipher = sealWith(randomBytes(32), "1", { table: "contact", column: "national_id", id });
    await write(
      systemOf(admin),
      (tx) =>
        tx.$executeRaw`UPDATE contact SET national_id_cipher = ${cipher}, national_id_key = ${nationalIdKey} WHERE id = ${id}::uuid`,
    );
    return { admin, id };
  };

  it("is told on the person's page as one that cannot be read", async () => {
    const { admin, id } = await unreadableId();
    const contact = await getContact(admin, id);
    expect(contact.known).toMatchObject({ nationalIdMasked: null, nationalIdUnreadable: true });
  });

  it("is refused with a sentence when somebody asks for it", async () => {
    const { admin, id } = await unreadableId();
    await expect(revealNationalId(admin, id)).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

it("tells a rejected row that was sealed with another key as one that cannot be read", () => {
  const place = { table: "import_row", column: "cells", id: "0:1" };
  const kept = sealWith(randomBytes(32), '["Sari"]', place);
  expect(openedCells(kept, { batchId: "0", row: 1 })).toBe("unreadable");
});

describe("the keys at the start", () => {
  afterEach(() => asOwner("DELETE FROM key_canary"));

  it("are noted when they open what is there, and accepted the next time", async () => {
    const { ctx, someone } = await scene();
    await logConversation(ctx, conversation(await someone(), { notes: "Takut." }));
    await checkKeys(url, right);
    await checkKeys(url, right);
    expect(await asOwner("SELECT name FROM key_canary ORDER BY name")).toEqual([
      { name: "blind" },
      { name: "field" },
    ]);
    expect(await haveRightKeys()).toBe(true);
  });

  it.each([
    ["FIELD_ENCRYPTION_KEY", { ...right, field: other }],
    ["BLIND_INDEX_KEY", { ...right, blind: other }],
  ])("stop it with a sentence when %s is another than the one noted", async (name, keys) => {
    await checkKeys(url, right);
    await expect(checkKeys(url, keys)).rejects.toThrow(`was encrypted with another ${name}.`);
  });

  it("stop it when they open nothing of an older database, which has no note of its keys", async () => {
    const { ctx, someone } = await scene();
    await logConversation(ctx, conversation(await someone(), { notes: "Takut." }));
    await expect(checkKeys(url, { ...right, field: other })).rejects.toThrow(
      "FIELD_ENCRYPTION_KEY does not open what this database holds.",
    );
    expect(await asOwner("SELECT 1 FROM key_canary")).toEqual([]);
  });

  it("are wrong for a server that was started without npm start, too", async () => {
    await asOwner(
      "INSERT INTO key_canary (name, fingerprint) VALUES ('field', '0123456789abcdef') ON CONFLICT DO NOTHING",
    );
    expect(await haveRightKeys()).toBe(false);
  });
});
