import { describe, expect, it } from "vitest";
import { agreeNext } from "@/features/consents/agreement.mutations";
import { recordConsent, takeBackConsent } from "@/features/consents/mutations";
import { consentsOf } from "@/features/consents/queries";
import type { RecordConsentInput } from "@/features/consents/schema";
import { getContact } from "@/features/contacts/details.queries";
import { createContact, updateContact } from "@/features/contacts/mutations";
import { phonesOf } from "@/features/contacts/points.queries";
import { undoMerge } from "@/features/duplicates/merge/undo.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const phone = "+628123456001";
const all = ["call", "message", "email", "visit"] as const;

const said = (contactId: string, more: Partial<RecordConsentInput> = {}): RecordConsentInput => ({
  ...{
    contactId,
    recordId: newId(),
    state: "withdrawn",
    channels: ["call"],
    purpose: "all",
    source: "spoken",
  },
  ...more,
});

async function withPhone(ctx: Context, value = phone): Promise<string> {
  return (await contactFactory(ctx, { phone: value })).id;
}

const openTo = async (ctx: Context, id: string) => (await phonesOf(ctx, [id])).get(id);
const wishOf = (ctx: Context, id: string) =>
  read(ctx, (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, id },
      select: { closed: true, doNotContact: true },
    }),
  );

async function changePhones(ctx: Context, id: string, phones: string[]): Promise<void> {
  const { version, name } = await getContact(ctx, id);
  await updateContact(ctx, { id, version, name, phones, emails: [] });
}

describe("a refusal", () => {
  it("takes the call away and leaves the message", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    expect(await openTo(ctx, id)).toEqual({ phone, call: true, message: true });
    await recordConsent(ctx, said(id));
    expect(await openTo(ctx, id)).toEqual({ phone, call: false, message: true });
    await expectAudited(ctx, "consent.record", { entityId: id });
  });

  it("of calls and messages leaves no number to use", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await recordConsent(ctx, said(id, { channels: ["call", "message"] }));
    expect(await openTo(ctx, id)).toBeUndefined();
  });

  it("of every way is a contact who asked not to be contacted", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await recordConsent(ctx, said(id, { channels: [...all] }));
    expect((await wishOf(ctx, id)).doNotContact).toBe(true);
    await recordConsent(ctx, said(id, { state: "given", channels: ["visit"] }));
    expect((await wishOf(ctx, id)).doNotContact).toBe(false);
  });

  it("of campaigns leaves the union's own calls", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await recordConsent(ctx, said(id, { purpose: "campaign" }));
    expect(await openTo(ctx, id)).toMatchObject({ call: true });
    expect((await wishOf(ctx, id)).closed).toEqual(["campaign.call"]);
  });

  it("survives that the number is removed and typed again", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await recordConsent(ctx, said(id, { channels: ["call", "message"] }));
    await changePhones(ctx, id, []);
    await changePhones(ctx, id, [phone]);
    expect(await openTo(ctx, id)).toBeUndefined();
  });

  it("goes with the number to a contact who is added anew with it", async () => {
    const ctx = await signedIn();
    await recordConsent(ctx, said(await withPhone(ctx), { channels: ["call", "message"] }));
    const { id } = await createContact(ctx, { name: "Siti", phones: [phone], emails: [] });
    expect(await openTo(ctx, id)).toBeUndefined();
    expect((await wishOf(ctx, id)).closed).toEqual([]);
  });

  it("closes the number of another contact who has it", async () => {
    const ctx = await signedIn();
    const [one, other] = [await withPhone(ctx), await withPhone(ctx)];
    await recordConsent(ctx, said(one, { channels: ["call", "message"] }));
    expect(await openTo(ctx, other)).toBeUndefined();
  });

  it("of another union's contact says nothing here", async () => {
    const [ctx, other] = [await signedIn(), await signedIn()];
    await recordConsent(other, said(await withPhone(other), { channels: ["call", "message"] }));
    const { id } = await createContact(ctx, { name: "Siti", phones: [phone], emails: [] });
    expect(await openTo(ctx, id)).toEqual({ phone, call: true, message: true });
  });

  it("recorded twice with one id is one", async () => {
    const ctx = await signedIn();
    const once = said(await withPhone(ctx));
    await Promise.all([recordConsent(ctx, once), recordConsent(ctx, once)]);
    expect(await consentsOf(ctx, once.contactId)).toHaveLength(1);
    await expectAudited(ctx, "consent.record", { times: 1 });
  });
});

describe("a yes", () => {
  it("opens the number again, also for others who have it", async () => {
    const ctx = await signedIn();
    const [one, other] = [await withPhone(ctx), await withPhone(ctx)];
    await recordConsent(ctx, said(one));
    await recordConsent(ctx, said(one, { state: "given", source: "form", wording: "Form 2026" }));
    expect(await openTo(ctx, one)).toMatchObject({ call: true });
    expect(await openTo(ctx, other)).toMatchObject({ call: true });
    expect((await consentsOf(ctx, one))[0]).toMatchObject({
      state: "given",
      wording: "Form 2026",
      channels: ["call"],
      purposes: ["union", "campaign"],
    });
  });
});

describe("taking back", () => {
  it("a refusal leaves it as it was before", async () => {
    const ctx = await signedIn();
    const record = said(await withPhone(ctx));
    await recordConsent(ctx, record);
    await takeBackConsent(ctx, record);
    expect(await openTo(ctx, record.contactId)).toEqual({ phone, call: true, message: true });
    expect((await consentsOf(ctx, record.contactId)).map(({ source }) => source)).toEqual(["undo", "spoken"]);
    await expectAudited(ctx, "consent.take_back", { entityId: record.contactId });
  });

  it("a yes brings the refusal before it back, and the number stays closed", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await recordConsent(ctx, said(id));
    const yes = said(id, { state: "given" });
    await recordConsent(ctx, yes);
    await takeBackConsent(ctx, yes);
    expect(await openTo(ctx, id)).toMatchObject({ call: false });
  });

  it("a refusal leaves what another contact of the same number refused", async () => {
    const ctx = await signedIn();
    const [one, other] = [await withPhone(ctx), await withPhone(ctx)];
    await recordConsent(ctx, said(other));
    const record = said(one);
    await recordConsent(ctx, record);
    await takeBackConsent(ctx, record);
    expect(await openTo(ctx, one)).toMatchObject({ call: false });
  });

  it("is refused once something newer was said", async () => {
    const ctx = await signedIn();
    const first = said(await withPhone(ctx));
    await recordConsent(ctx, first);
    await recordConsent(ctx, said(first.contactId, { state: "given" }));
    await expect(takeBackConsent(ctx, first)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  });
});

describe("who may", () => {
  it("a delegate records nothing", async () => {
    const ctx = await signedIn();
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const delegate = await signedIn({ union, role: "delegate" });
    const record = said(await withPhone(ctx));
    await expect(recordConsent(delegate, record)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("an organiser finds nobody outside the turf", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const { id } = await contactFactory(ctx, { place, phone });
    const { workplaceId } = await workplaceFactory(ctx);
    const turf = { whole: false as const, workplaceIds: [workplaceId], departments: [] };
    const organiser = await signedIn({
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
      role: "organiser",
      turf,
    });
    await expect(recordConsent(organiser, said(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("nobody records what will be said tomorrow", async () => {
    const ctx = await signedIn();
    const record = said(await withPhone(ctx), { saidOn: "2199-01-01" });
    await expect(recordConsent(ctx, record)).rejects.toMatchObject({ fields: { saidOn: "future" } });
  });
});

it("nobody changes or removes what was recorded", async () => {
  const ctx = await signedIn();
  await recordConsent(ctx, said(await withPhone(ctx)));
  const where = { unionId: ctx.unionId };
  await expect(
    write(systemOf(ctx), (tx) => tx.consentEvent.updateMany({ where, data: { state: "given" } })),
  ).rejects.toThrow(/permission denied/);
  await expect(write(systemOf(ctx), (tx) => tx.consentEvent.deleteMany({ where }))).rejects.toThrow(
    /permission denied/,
  );
});

describe("a merge", () => {
  async function twins(ctx: Context) {
    const [survivorId, goneId] = [await withPhone(ctx), await withPhone(ctx, "+628123456002")];
    await recordConsent(ctx, said(goneId));
    const versions = { survivorVersion: 1, goneVersion: 1 };
    return { survivorId, goneId, merging: { survivorId, goneId, ...versions } };
  }

  it("keeps what either refused, and what both said", async () => {
    const ctx = await signedIn();
    const { survivorId, merging } = await twins(ctx);
    await mergeContacts(ctx, merging);
    expect((await wishOf(ctx, survivorId)).closed).toEqual(["campaign.call", "union.call"]);
    expect(await consentsOf(ctx, survivorId)).toHaveLength(1);
  });

  it("that is undone gives each their own", async () => {
    const ctx = await signedIn();
    const { survivorId, goneId, merging } = await twins(ctx);
    await undoMerge(ctx, await mergeContacts(ctx, merging));
    expect((await wishOf(ctx, survivorId)).closed).toEqual([]);
    expect((await wishOf(ctx, goneId)).closed).toEqual(["campaign.call", "union.call"]);
    expect(await consentsOf(ctx, goneId)).toHaveLength(1);
  });
});

describe("the nightly job", () => {
  it("closes the number of a contact who refused before numbers were closed", async () => {
    const ctx = await signedIn();
    const id = await withPhone(ctx);
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { unionId: ctx.unionId, id }, data: { closed: ["union.call"] } }),
    );
    await agreeNext(systemOf(ctx), null);
    const other = await createContact(ctx, { name: "Siti", phones: [phone], emails: [] });
    expect(await openTo(ctx, other.id)).toMatchObject({ call: false });
  });

  it("does not close again what an answer opened", async () => {
    const ctx = await signedIn();
    const [one, other] = [await withPhone(ctx), await withPhone(ctx)];
    await recordConsent(ctx, said(one));
    await recordConsent(ctx, said(other, { state: "given" }));
    await agreeNext(systemOf(ctx), null);
    expect(await openTo(ctx, other)).toMatchObject({ call: true });
  });
});

it("dates an answer without a day today", async () => {
  const ctx = await signedIn();
  const id = await withPhone(ctx);
  await recordConsent(ctx, said(id));
  expect((await consentsOf(ctx, id))[0]?.saidOn).toBe(today(ctx));
});
