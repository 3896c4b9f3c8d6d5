import { describe, expect, it } from "vitest";
import { boardOf, countMissing } from "@/features/campaigns/board.queries";
import { listCampaigns } from "@/features/campaigns/queries";
import { getContact } from "@/features/contacts/details.queries";
import { contactFilter } from "@/features/contacts/filter.schema";
import { updateContact } from "@/features/contacts/mutations";
import { listContacts, searchContacts } from "@/features/contacts/queries";
import { updateContactInput } from "@/features/contacts/schema";
import { getDensity } from "@/features/density/queries";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import type { Context } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { board, started, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { long, workerFactory } from "../../support/worker-factory";

async function die(ctx: Context, id: string, deceasedOn: string | undefined = today(ctx)) {
  const { version, name } = await getContact(ctx, id);
  await updateContact(ctx, updateContactInput.parse({ id, version, name, deceasedOn }));
}

const isMember = (ctx: Context, contactId: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { isMember: true } }),
  ).then((row) => row.isMember);

describe("a contact who has died", () => {
  async function counted() {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    await recordHeadcount(ctx, {
      ...{ workplaceId: place.workplaceId, countedOn: "2025-01-01", source: "hr_list", eligible: 10 },
    });
    const gone = await workerFactory(ctx, { place, member: [long] });
    await workerFactory(ctx, { place, member: [long] });
    return { ctx, place, gone };
  }

  it("leaves density from that day on, and is counted before it", async () => {
    const { ctx, gone } = await counted();
    const day = plusDays(today(ctx), -10);
    await die(ctx, gone, day);
    const members = async (on: string) => (await getDensity(ctx, { on })).total.members;
    expect([await members(plusDays(day, -1)), await members(day), await members(today(ctx))]).toEqual([
      2, 1, 1,
    ]);
    expect((await getDensity(ctx, { on: today(ctx) })).flow[30]).toEqual({ joined: 0, left: 1, net: -1 });
  });

  it("leaves the numbers of an observer, who sees no contact", async () => {
    const { ctx, gone, place } = await counted();
    for (let more = 0; more < 18; more += 1) await workerFactory(ctx, { place, member: [long] });
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    const told = async () => (await getDensity(observer, { on: today(ctx) })).total.members;
    const before = await told();
    await die(ctx, gone);
    // Told in tens: 20, then 19.
    expect([before, await told()]).toEqual([20, 10]);
  });

  it("leaves boards and what is missing on them", async () => {
    const { ctx, contacts, campaignId } = await started({ people: 20, members: 1 });
    await die(ctx, contacts[0]?.id ?? "");
    expect(await board(ctx, campaignId)).toMatchObject({ people: 19, members: 0, whole: { members: 0 } });
    expect(await countMissing(ctx, campaignId)).toBe(0);
    expect((await listCampaigns(ctx))[0]?.enrolled).toBe(19);
    const observer = await signedIn({ role: "observer", union: unionOf(ctx) });
    expect((await boardOf(observer, { campaignId, filter: {} })).people).toBe(10);
  });

  it("leaves lists, and is found by a search with the mark, so that nobody is added twice", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const { id } = await contactFactory(ctx, { place, name: "Rahmat" });
    await contactFactory(ctx, { place, name: "Rahmawati" });
    await die(ctx, id);
    const list = async (q?: string) => (await listContacts(ctx, contactFilter.parse({ q }))).contacts;
    expect((await list()).map(({ name }) => name)).toEqual(["Rahmawati"]);
    expect((await list("rahma")).map(({ name, deceased }) => [name, deceased])).toEqual([
      ["Rahmat", true],
      ["Rahmawati", false],
    ]);
    expect((await searchContacts(ctx, { q: "rahma" })).map(({ name }) => name)).toEqual(["Rahmawati"]);
  });

  it("is a member again when the death is taken back", async () => {
    const { ctx, gone } = await counted();
    await die(ctx, gone);
    expect(await isMember(ctx, gone)).toBe(false);
    const { version, name } = await getContact(ctx, gone);
    await updateContact(ctx, updateContactInput.parse({ id: gone, version, name }));
    expect(await isMember(ctx, gone)).toBe(true);
  });

  it("is no member whatever an import writes", async () => {
    const { ctx, gone } = await counted();
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({
        where: { id: gone },
        data: { deceasedOn: toDatabaseDay(today(ctx)), isMember: true },
      }),
    );
    expect(await isMember(ctx, gone)).toBe(false);
  });

  it("can't die on a day that is still to come", async () => {
    const { ctx, gone } = await counted();
    await expect(die(ctx, gone, plusDays(today(ctx), 1))).rejects.toMatchObject({
      fields: { deceasedOn: "future" },
    });
  });
});
