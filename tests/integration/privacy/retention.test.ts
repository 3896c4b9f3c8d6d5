import { describe, expect, it } from "vitest";
import { recordView } from "@/features/contacts/views.mutations";
import { logConversation } from "@/features/conversations/mutations";
import { forgetOld, setRetention } from "@/features/privacy/retention.mutations";
import { listRetention } from "@/features/privacy/retention.queries";
import type { RetentionKind } from "@/features/privacy/retention.schema";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const year = 365 * 86_400_000;
const ago = (years: number) => new Date(Date.now() - years * year);

const ruleOf = async (ctx: Context, kind: RetentionKind) =>
  (await listRetention(ctx)).find((rule) => rule.kind === kind);
const wouldGo = async (ctx: Context, kind: RetentionKind, months: number) =>
  (await ruleOf(ctx, kind))?.choices.find((choice) => choice.months === months)?.count;

async function addedAgo(ctx: Context, years: number, more: { name?: string; member?: boolean } = {}) {
  const { id } = await contactFactory(ctx, more);
  await write(systemOf(ctx), (tx) =>
    tx.contact.updateMany({ where: { unionId: ctx.unionId, id }, data: { createdAt: ago(years) } }),
  );
  return id;
}

const people = (ctx: Context) =>
  read(systemOf(ctx), (tx) => tx.contact.count({ where: { unionId: ctx.unionId } }));

const talk = (contactId: string) => ({ id: newId(), contactId, outcome: "conversation" as const });

describe("people with whom nothing happened", () => {
  it("stay unless an admin says otherwise", async () => {
    const ctx = await signedIn();
    await addedAgo(ctx, 20);
    expect(await forgetOld(systemOf(ctx), "contacts")).toBe(false);
    expect(await people(ctx)).toBe(1);
  });

  it("go after the months that were chosen, as many as were shown before", async () => {
    const ctx = await signedIn();
    await addedAgo(ctx, 3);
    await addedAgo(ctx, 1);
    expect(await wouldGo(ctx, "contacts", 24)).toBe(1);
    await setRetention(ctx, { kind: "contacts", months: "24" });
    await forgetOld(systemOf(ctx), "contacts");
    expect(await people(ctx)).toBe(1);
    expect(await wouldGo(ctx, "contacts", 24)).toBe(0);
    const [row] = await expectAudited(ctx, "retention.forget");
    expect(row?.details).toEqual({ kind: "contacts", count: 1 });
  });

  it("are no members, and nobody with a late conversation or an open follow-up", async () => {
    const ctx = await signedIn();
    await addedAgo(ctx, 3, { member: true });
    await logConversation(ctx, talk(await addedAgo(ctx, 3)));
    const promised = await addedAgo(ctx, 3);
    const followUp = { dueOn: today(ctx), promise: "brings the form" };
    await logConversation(ctx, { ...talk(promised), outcome: "no_answer", heldAt: ago(2.9), followUp });
    expect(await wouldGo(ctx, "contacts", 6)).toBe(0);
  });

  it("leave a record of the erasure, without a suppression", async () => {
    const ctx = await signedIn();
    const id = await addedAgo(ctx, 3);
    await setRetention(ctx, { kind: "contacts", months: "12" });
    await forgetOld(systemOf(ctx), "contacts");
    const where = { unionId: ctx.unionId };
    const [record] = await read(ctx, (tx) =>
      tx.erasure.findMany({ where, select: { contactId: true, reason: true, erasedBy: true } }),
    );
    expect(record).toEqual({ contactId: id, reason: "retention", erasedBy: null });
    expect(await read(ctx, (tx) => tx.suppression.count({ where }))).toBe(0);
  });
});

describe("notes", () => {
  it("of old conversations go and the conversations stay", async () => {
    const ctx = await signedIn();
    const { id: contactId } = await contactFactory(ctx);
    await logConversation(ctx, { ...talk(contactId), notes: "old", heldAt: ago(3) });
    await logConversation(ctx, { ...talk(contactId), notes: "new" });
    expect(await wouldGo(ctx, "notes", 24)).toBe(1);
    await setRetention(ctx, { kind: "notes", months: "24" });
    await forgetOld(systemOf(ctx), "notes");
    const rows = await read(systemOf(ctx), (tx) =>
      tx.conversation.findMany({ where: { unionId: ctx.unionId }, select: { notesCipher: true } }),
    );
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ notesCipher }) => notesCipher !== null)).toHaveLength(1);
  });
});

describe("traces of use", () => {
  it("go by themselves: who opened a page, after two years", async () => {
    const ctx = await signedIn();
    const { id } = await contactFactory(ctx);
    await recordView(ctx, id);
    await write(ctx, (tx) =>
      tx.contactView.updateMany({ where: { unionId: ctx.unionId }, data: { day: ago(3) } }),
    );
    await forgetOld(systemOf(ctx), "views");
    expect(await read(ctx, (tx) => tx.contactView.count({ where: { unionId: ctx.unionId } }))).toBe(0);
  });

  it("stay where an admin chose never", async () => {
    const ctx = await signedIn();
    await setRetention(ctx, { kind: "views", months: "never" });
    expect((await ruleOf(ctx, "views"))?.months).toBeNull();
    expect(await forgetOld(systemOf(ctx), "views")).toBe(false);
  });
});

describe("who may", () => {
  it("a coordinator neither sees nor sets it", async () => {
    const ctx = await signedIn({ role: "coordinator" });
    await expect(listRetention(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setRetention(ctx, { kind: "notes", months: "12" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("an admin does not do it by hand: only the job forgets", async () => {
    const ctx = await signedIn();
    await expect(forgetOld(ctx, "notes")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
