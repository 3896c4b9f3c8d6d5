import { beforeAll, describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { createContact } from "@/features/contacts/mutations";
import { phonesOf } from "@/features/contacts/points.queries";
import { sealText } from "@/features/contacts/sealed-texts.queries";
import { editConversation } from "@/features/conversations/edits.mutations";
import { editFormData } from "@/features/conversations/edits.queries";
import { undoMerge } from "@/features/duplicates/merge/undo.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { eraseContact } from "@/features/privacy/erasure.mutations";
import { previewErasure } from "@/features/privacy/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { expectAudited } from "../../support/audit";
import { catalogue, ourTables } from "../../support/catalogue";
import { contactFactory, signedIn, systemOf } from "../../support/factories";
import { inhabitedUnion } from "../../support/inhabited-union";

const tables = (
  await catalogue<{ name: string }>(`SELECT t.relname AS name FROM pg_class t WHERE ${ourTables} AND EXISTS (
    SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'union_id') ORDER BY 1`)
).map(({ name }) => name);

/** Tables in which a text stands, whatever the column. */
async function standsIn(ctx: Context, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const [row] = await read(systemOf(ctx), (tx) =>
      tx.$queryRaw<{ n: number }[]>(Prisma.sql`
        SELECT count(*)::int AS n FROM ${Prisma.raw(`"${table}"`)} t
        WHERE t.union_id = ${ctx.unionId}::uuid AND position(${text} in to_jsonb(t)::text) > 0`),
    );
    if (row?.n) found.push(table);
  }
  return found;
}

const rowsOf = async (ctx: Context, table: string, contactId: string) => {
  const [row] = await read(systemOf(ctx), (tx) =>
    tx.$queryRaw<{ n: number }[]>(Prisma.sql`
      SELECT count(*)::int AS n FROM ${Prisma.raw(table)} WHERE union_id = ${ctx.unionId}::uuid AND contact_id = ${contactId}::uuid`),
  );
  return row?.n;
};

const name = "Zubaidah Tunggal";
const phone = "+6281399887766";

async function known(ctx: Context, contactId: string): Promise<void> {
  await write(systemOf(ctx), async (tx) => {
    const where = { unionId: ctx.unionId, id: contactId };
    await tx.contact.updateMany({
      where,
      data: {
        ...{
          name,
          searchText: name.toLowerCase(),
          addressPlain: "Jalan Unik 7",
          backgroundPlain: "unique words",
        },
        addressCipher: sealText(ctx, "address", "Jalan Unik 7"),
        backgroundCipher: sealText(ctx, "background", "unique words"),
      },
    });
    await tx.contactPoint.updateMany({ where: { unionId: ctx.unionId, contactId }, data: { value: phone } });
    await tx.followUp.updateMany({
      where: { unionId: ctx.unionId, contactId },
      data: { promise: "unique words" },
    });
  });
}

async function erased(reason: "asked" | "no_longer_needed" = "asked") {
  const { admin, here } = await inhabitedUnion();
  await known(admin, here.contactId);
  const { version } = await getContact(admin, here.contactId);
  const counting = ["job", "membership", "assessment", "conversation", "enrolment"];
  const before = await Promise.all(counting.map((table) => rowsOf(admin, table, here.contactId)));
  await eraseContact(admin, { contactId: here.contactId, version, reason, name: "zubaidah tunggal" });
  return { admin, contactId: here.contactId, counting, before };
}

describe("an erasure", () => {
  let done: Awaited<ReturnType<typeof erased>>;
  beforeAll(async () => {
    done = await erased();
  });

  it.each([name, "zubaidah", phone, "Jalan Unik", "unique words"])("leaves %s in no table", async (text) => {
    expect(await standsIn(done.admin, text)).toEqual([]);
  });

  it("leaves the rows that past numbers are made of", async () => {
    const now = await Promise.all(done.counting.map((table) => rowsOf(done.admin, table, done.contactId)));
    expect(now).toEqual(done.before);
  });

  it("ends the membership and the job today", async () => {
    const open = await read(systemOf(done.admin), (tx) =>
      tx.membership.findMany({
        where: { unionId: done.admin.unionId, contactId: done.contactId, leftOn: null },
        select: { id: true },
      }),
    );
    expect(open).toEqual([]);
  });

  it("leaves a contact whom nobody finds", async () => {
    for (const ctx of [done.admin, systemOf(done.admin)])
      await expect(getContact(ctx, done.contactId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps no note", async () => {
    const notes = await read(systemOf(done.admin), (tx) =>
      tx.conversation.count({
        where: { unionId: done.admin.unionId, contactId: done.contactId, notesCipher: { not: null } },
      }),
    );
    expect(notes).toBe(0);
  });

  it("is recorded by ids and codes, with an audit row", async () => {
    const [row] = await read(done.admin, (tx) =>
      tx.erasure.findMany({
        where: { unionId: done.admin.unionId, contactId: done.contactId },
        select: { contactId: true, reason: true, addressKeys: true, mergedIds: true },
      }),
    );
    expect(row).toMatchObject({ contactId: done.contactId, reason: "asked" });
    expect(row?.addressKeys).toHaveLength(1);
    expect(row?.mergedIds).toHaveLength(1);
    await expectAudited(done.admin, "contact.erase", { entityId: done.contactId });
  });

  it("keeps the number closed when it comes again", async () => {
    const { id } = await createContact(done.admin, { name: "Rina", phones: [phone], emails: [] });
    expect((await phonesOf(done.admin, [id])).get(id)).toBeUndefined();
  });

  it("leaves no conversation that could be corrected", async () => {
    const [conversation] = await read(systemOf(done.admin), (tx) =>
      tx.conversation.findMany({
        where: { unionId: done.admin.unionId, contactId: done.contactId, withdrawnAt: null },
        select: { id: true, version: true },
      }),
    );
    if (!conversation) throw new Error("the conversation still counts");
    expect(await editFormData(done.admin, conversation.id)).toBeNull();
    const again = {
      ...conversation,
      channel: "inside",
      outcome: "no_answer",
      notes: "about Zubaidah",
    } as const;
    await expect(
      editConversation(done.admin, { ...again, evidence: [], issueIds: [] }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("done again changes nothing", async () => {
    const again = await write(systemOf(done.admin), (tx) =>
      tx.$queryRaw<{ done: boolean }[]>(
        Prisma.sql`SELECT erase_contact(${done.admin.unionId}::uuid, ${done.contactId}::uuid, ${today(done.admin)}::date) AS done`,
      ),
    );
    expect(again).toEqual([{ done: false }]);
  });

  it("is never changed or removed from the record", async () => {
    const where = { unionId: done.admin.unionId };
    await expect(write(systemOf(done.admin), (tx) => tx.erasure.deleteMany({ where }))).rejects.toThrow(
      /permission denied|never changed/,
    );
  });
});

it("closes no number of a contact who was only no longer needed", async () => {
  const { admin } = await erased("no_longer_needed");
  const { id } = await createContact(admin, { name: "Rina", phones: ["+6281399887755"], emails: [] });
  expect((await phonesOf(admin, [id])).get(id)).toMatchObject({ call: true });
});

it("leaves no name in a merge that was undone", async () => {
  const admin = await signedIn();
  const { id: survivorId } = await contactFactory(admin, { name: "Rina" });
  const { id: goneId } = await contactFactory(admin, { name });
  const merging = { survivorId, survivorVersion: 1, goneId, goneVersion: 1 };
  await undoMerge(admin, await mergeContacts(admin, merging));
  const { version } = await getContact(admin, goneId);
  await eraseContact(admin, { contactId: goneId, version, reason: "asked", name });
  expect(await standsIn(admin, name)).toEqual([]);
  expect((await getContact(admin, survivorId)).name).toBe("Rina");
});

it("is shown before it is done, and the rows are those that are there", async () => {
  const { admin, here } = await inhabitedUnion();
  const { fates } = await previewErasure(admin, here.contactId);
  expect(fates.goes).toContainEqual({ table: "contact_point", count: 1 });
  expect(fates.blank).toContainEqual({ table: "membership", count: 1 });
  expect(fates.stays.map(({ table }) => table)).toContain("audit_entry");
});

describe("who may erase", () => {
  const input = (contactId: string) => ({ contactId, version: 1, reason: "asked" as const, name: "Siti" });

  it("a coordinator may not", async () => {
    const admin = await signedIn();
    const union = { id: admin.unionId, timeZone: admin.timeZone };
    const coordinator = await signedIn({ union, role: "coordinator" });
    const { id } = await contactFactory(admin, { name: "Siti" });
    await expect(eraseContact(coordinator, input(id))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      write(coordinator, (tx) =>
        tx.$queryRaw(
          Prisma.sql`SELECT erase_contact(${admin.unionId}::uuid, ${id}::uuid, ${today(admin)}::date)`,
        ),
      ),
    ).rejects.toThrow(/for admins/);
  });

  it("an admin without a recent proof may not", async () => {
    const admin = await signedIn();
    const { id } = await contactFactory(admin, { name: "Siti" });
    const unproved = { ...admin, provedAt: null };
    await expect(eraseContact(unproved, input(id))).rejects.toMatchObject({ code: "PROOF_NEEDED" });
  });

  it("an admin of another union finds nobody", async () => {
    const [admin, other] = [await signedIn(), await signedIn()];
    const { id } = await contactFactory(admin, { name: "Siti" });
    await expect(eraseContact(other, input(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      write(other, (tx) =>
        tx.$queryRaw(
          Prisma.sql`SELECT erase_contact(${admin.unionId}::uuid, ${id}::uuid, ${today(admin)}::date)`,
        ),
      ),
    ).rejects.toThrow(/for admins/);
  });

  it("nobody by another name", async () => {
    const admin = await signedIn();
    const { id } = await contactFactory(admin, { name: "Sita" });
    await expect(eraseContact(admin, input(id))).rejects.toMatchObject({ fields: { name: "not_the_name" } });
    expect((await getContact(admin, id)).name).toBe("Sita");
  });
});
