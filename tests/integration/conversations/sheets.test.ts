import { describe, expect, it } from "vitest";
import { enrolContact } from "@/features/campaigns/enrolments.mutations";
import { archiveCampaign, createCampaign } from "@/features/campaigns/mutations";
import { editFormData } from "@/features/conversations/edits.queries";
import { findForGroup, groupFormData } from "@/features/conversations/groups.queries";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { logFormData } from "@/features/conversations/queries";
import { archiveIssue, createIssue } from "@/features/issues/mutations";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { me, task } from "../../support/follow-ups";
import { conversation, scene } from "../../support/gate";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe("the ask on the sheet", () => {
  async function asking(more: { startsOn?: string; endsOn?: string; ask?: string } = {}, name = "PKB") {
    const at = await scene();
    const contactId = await at.someone();
    const day = today(at.ctx);
    const plan = { name, ask: "Sign the card", startsOn: plusDays(day, -1), ...more };
    const campaignId = await createCampaign(at.admin, { ...plan, workplaceIds: [at.place.workplaceId] });
    await enrolContact(at.admin, { campaignId, contactId });
    return { ...at, contactId, campaignId, ask: async () => (await logFormData(at.ctx, contactId))?.ask };
  }

  it("is that of a campaign that runs", async () => {
    const { ask } = await asking();
    expect(await ask()).toBe("Sign the card");
  });

  it("is none of a campaign that is still to begin, or over", async () => {
    const future = await asking({ startsOn: "2099-01-01" });
    expect(await future.ask()).toBeNull();
    const past = await asking({ startsOn: "2020-01-01", endsOn: "2020-02-01" });
    expect(await past.ask()).toBeNull();
  });

  it("is still there on the campaign's last day", async () => {
    const day = today({ timeZone: "Asia/Jakarta" });
    const { ask } = await asking({ endsOn: day });
    expect(await ask()).toBe("Sign the card");
  });

  it("is none of an archived campaign", async () => {
    const { admin, campaignId, ask } = await asking();
    await archiveCampaign(admin, { id: campaignId, archived: "yes" });
    expect(await ask()).toBeNull();
  });

  it("is that of the campaign that began last", async () => {
    const { admin, place, contactId, ask } = await asking();
    const id = await createCampaign(admin, {
      ...{ name: "Newer", ask: "Come on Friday", startsOn: today(admin), workplaceIds: [place.workplaceId] },
    });
    await enrolContact(admin, { campaignId: id, contactId });
    expect(await ask()).toBe("Come on Friday");
  });

  it("is none for a contact who is on no board", async () => {
    const { ctx, someone } = await asking();
    expect((await logFormData(ctx, await someone("Rudi")))?.ask).toBeNull();
  });
});

describe("the sheet of a contact", () => {
  it("shows the last assessment that stands, and how old it is", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(ctx, conversation(contactId, { assessment: 4, heldAt: daysAgo(3) }));
    const wrong = conversation(contactId, { assessment: 3 });
    await logConversation(ctx, wrong);
    await withdrawConversation(ctx, { id: wrong.id });
    expect((await logFormData(ctx, contactId))?.previous).toEqual({ level: 4, days: 3, by: "Sari" });
  });

  it("offers to keep the own promises that are open, five at most, the earliest first", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    for (const days of [6, 1, 2, 3, 4, 5])
      await task(ctx, { contactId, days, assignedTo: me(ctx), promise: `in ${days}` });
    await task(admin, { contactId, days: 0, assignedTo: me(admin), promise: "a colleague's" });
    const openFollowUps = (await logFormData(ctx, contactId))?.openFollowUps.map(({ promise }) => promise);
    expect(openFollowUps).toEqual(["in 1", "in 2", "in 3", "in 4", "in 5"]);
  });

  it("says that the contact asked not to be contacted", async () => {
    const { ctx, someone } = await scene();
    const id = await someone();
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { id }, data: { doNotContact: true } }),
    );
    expect((await logFormData(ctx, id))?.contact.doNotContact).toBe(true);
  });

  it("speaks the reader's language in its prompts", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const [id, en] = [await logFormData(ctx, contactId, "id"), await logFormData(ctx, contactId, "en")];
    expect(id?.prompts).toHaveLength(en?.prompts.length ?? 0);
    expect(id?.prompts[0]?.title).not.toBe(en?.prompts[0]?.title);
  });

  it("knows when the contact's shift comes in next", async () => {
    const { ctx, place, someone } = await scene();
    const contactId = await someone();
    expect((await logFormData(ctx, contactId))?.days.nextShift).toBeNull();
    await write(systemOf(ctx), (tx) =>
      tx.shift.updateMany({ where: { id: place.shiftId }, data: { startsAt: "00:00" } }),
    );
    expect((await logFormData(ctx, contactId))?.days.nextShift).toBe(plusDays(today(ctx), 1));
  });

  it("shows a delegate neither membership nor assessment", async () => {
    const { admin, ctx, someone } = await scene("delegate");
    const contactId = await someone();
    await logConversation(admin, conversation(contactId, { assessment: 4 }));
    expect(await logFormData(ctx, contactId)).toMatchObject({
      ...{ contact: { member: null }, previous: null, may: { assess: false, note: false } },
    });
  });
});

describe("the sheet of an own entry", () => {
  it("offers the issues in use, and one out of use that it raised", async () => {
    const { admin, ctx, someone } = await scene();
    const [wages, leave, dust] = [
      await createIssue(admin, { name: "Wages" }),
      await createIssue(admin, { name: "Leave" }),
      await createIssue(admin, { name: "Dust" }),
    ];
    const entry = conversation(await someone(), { issueIds: [leave] });
    await logConversation(ctx, entry);
    for (const issueId of [leave, dust]) await archiveIssue(admin, { issueId, archived: true });
    const sheet = await editFormData(ctx, entry.id);
    expect(sheet?.issueIds).toEqual([leave]);
    expect(sheet?.issues.map(({ id }) => id).toSorted()).toEqual([wages, leave].toSorted());
  });

  it("has its day in the union's zone, and its notes in plain words", async () => {
    const { ctx, someone } = await scene();
    const heldAt = new Date("2026-10-01T18:30:00Z");
    const entry = conversation(await someone(), { heldAt, notes: "Takut.", channel: "phone", ask: "Sign" });
    await logConversation(ctx, entry);
    expect(await editFormData(ctx, entry.id)).toMatchObject({
      ...{ version: 1, heldOn: "2026-10-02", notes: "Takut.", channel: "phone", ask: "Sign" },
    });
  });

  it("is none of an entry that was taken back", async () => {
    const { ctx, someone } = await scene();
    const entry = conversation(await someone());
    await logConversation(ctx, entry);
    await withdrawConversation(ctx, { id: entry.id });
    expect(await editFormData(ctx, entry.id)).toBeNull();
  });
});

describe("the sheet of a group", () => {
  it("has those who were picked in the order in which they were, without strangers", async () => {
    const { admin, ctx, someone } = await scene();
    const [a, b] = [await someone("Ani"), await someone("Budi")];
    const { id: outside } = await contactFactory(admin, { place: await workplaceFactory(admin) });
    expect((await groupFormData(ctx, [b, outside, a]))?.people.map(({ id }) => id)).toEqual([b, a]);
    expect(await groupFormData(ctx, [outside])).toBeNull();
    expect(await groupFormData(ctx, [])).toBeNull();
  });

  it("offers beside the first whoever works there, last spoken with first, and nobody else", async () => {
    const { admin, ctx, place, someone } = await scene();
    const first = await someone("First");
    const [met, unmet, quiet, dead] = [
      await someone("Met"),
      await someone("Unmet"),
      await someone("Quiet"),
      await someone("Dead"),
    ];
    await contactFactory(admin, { name: "Elsewhere", place: { workplaceId: place.workplaceId } });
    await logConversation(ctx, conversation(met));
    await write(systemOf(ctx), async (tx) => {
      await tx.contact.updateMany({ where: { id: quiet }, data: { doNotContact: true } });
      await tx.contact.updateMany({ where: { id: dead }, data: { deceasedOn: new Date("2026-01-01") } });
    });
    expect((await groupFormData(ctx, [first]))?.beside.map(({ id }) => id)).toEqual([met, unmet]);
  });

  it("offers eight beside at most", async () => {
    const { ctx, someone } = await scene();
    const first = await someone("First");
    for (let at = 0; at < 10; at += 1) await someone(`Worker ${at}`);
    expect((await groupFormData(ctx, [first]))?.beside).toHaveLength(8);
  });

  it("hides membership and assessment from a delegate", async () => {
    const { admin, ctx, someone } = await scene("delegate");
    const contactId = await someone();
    await logConversation(admin, conversation(contactId, { assessment: 4 }));
    expect((await groupFormData(ctx, [contactId]))?.people).toMatchObject([{ member: null, previous: null }]);
    const organiser = await signedIn({
      role: "organiser",
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
    });
    expect((await groupFormData(organiser, [contactId]))?.people).toMatchObject([
      { member: false, previous: 4 },
    ]);
  });

  it("finds people of the turf by a piece of the name", async () => {
    const { admin, ctx, someone } = await scene();
    const id = await someone("Siti Rahmawati");
    await contactFactory(admin, { name: "Siti Elsewhere", place: await workplaceFactory(admin) });
    expect((await findForGroup(ctx, { q: "rahma" })).map((person) => person.id)).toEqual([id]);
    expect((await findForGroup(ctx, { q: "siti" })).map((person) => person.id)).toEqual([id]);
    expect(await findForGroup(ctx, { q: "nobody" })).toEqual([]);
  });
});
