import { describe, expect, it } from "vitest";
import { noAnswers } from "@/features/conversations/attempts.mutations";
import { lastContactOf, lastContactsOf } from "@/features/conversations/collisions.queries";
import { editConversation } from "@/features/conversations/edits.mutations";
import { logGroup } from "@/features/conversations/groups.mutations";
import { findForGroup, groupFormData } from "@/features/conversations/groups.queries";
import {
  logConversation,
  noAnswer,
  restoreConversation,
  withdrawConversation,
  withdrawConversations,
} from "@/features/conversations/mutations";
import { withdrawnOf } from "@/features/conversations/timeline.queries";
import { followUpsOf } from "@/features/follow-ups/queries";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { conversation, presentDay, scene, timeline } from "../../support/gate";

describe("evidence", () => {
  it("words alone give no 1 and no 2, and nothing is written", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const refused = { code: "INVALID", fields: { evidence: "evidence" } };
    await expect(logConversation(ctx, conversation(contactId, { assessment: 2 }))).rejects.toMatchObject(
      refused,
    );
    const signedOnly = conversation(contactId, { assessment: 1, evidence: ["signed", "wore_badge"] });
    await expect(logConversation(ctx, signedOnly)).rejects.toMatchObject(refused);
    expect(await timeline(ctx, contactId)).toEqual([]);
  });

  it("is kept with the assessment and shown in the history", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(
      ctx,
      conversation(contactId, { assessment: 1, evidence: ["brought_coworkers", "signed"] }),
    );
    const [entry] = await timeline(ctx, contactId);
    expect(entry).toMatchObject({ assessment: 1, evidence: ["brought_coworkers", "signed"] });
  });

  it("stays behind with a 3, 4 or 5", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(ctx, conversation(contactId, { assessment: 3, evidence: ["signed"] }));
    expect((await timeline(ctx, contactId))[0]).toMatchObject({ assessment: 3, evidence: [] });
  });

  it("is asked for by the database too", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    const input = conversation(contactId);
    await logConversation(ctx, input);
    const row = { unionId: ctx.unionId, id: newId(), contactId, conversationId: input.id, level: 1 };
    const add = (evidence: ("signed" | "brought_coworkers")[]) =>
      write(systemOf(ctx), (tx) =>
        tx.assessment.createMany({ data: [{ ...row, assessedAt: new Date(), evidence }] }),
      );
    await expect(add(["signed"])).rejects.toThrow(/assessment_evidence_check/);
    await add(["brought_coworkers"]);
  });
});

describe("noAnswers", () => {
  it("keeps one for each, once however often it is sent, and takes all back", async () => {
    const { ctx, someone } = await scene();
    const contactIds = [await someone("A"), await someone("B"), await someone("C")];
    const entries = contactIds.map((contactId) => ({ id: newId(), contactId }));
    await Promise.all([noAnswers(ctx, { entries }), noAnswers(ctx, { entries })]);
    const ids = entries.map(({ id }) => id);
    expect(await noAnswers(ctx, { entries })).toEqual({ saved: ids, refused: [] });
    for (const id of contactIds) expect(await timeline(ctx, id)).toHaveLength(1);
    await expectAudited(ctx, "conversation.log", { times: 3 });
    await withdrawConversations(ctx, { ids });
    for (const id of contactIds)
      expect(await presentDay(ctx, id)).toMatchObject({ lastOutcome: null, lastContactAt: null });
  });

  it("names contacts that are not found, and saves the others", async () => {
    const { admin, ctx, someone } = await scene();
    const [inside, { id: outside }] = [
      await someone(),
      await contactFactory(admin, { place: await workplaceFactory(admin) }),
    ];
    const entries = [inside, outside].map((contactId) => ({ id: newId(), contactId }));
    expect(await noAnswers(ctx, { entries })).toEqual({ saved: [entries[0]?.id], refused: [outside] });
    expect(await timeline(admin, outside)).toEqual([]);
  });

  it("takes back all or none", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const [mine, hers] = [conversation(contactId), conversation(contactId)];
    await logConversation(ctx, mine);
    await logConversation(admin, hers);
    await expect(withdrawConversations(ctx, { ids: [mine.id, hers.id] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await timeline(ctx, contactId)).toHaveLength(2);
  });
});

describe("logGroup", () => {
  const group = (people: { contactId: string; assessment?: 1 | 2 | 3 | 4 | 5 }[]) => ({
    ...{ groupId: newId(), outcome: "conversation" as const, notes: "Di warung Bu Tini." },
    people: people.map((person) => ({ id: newId(), ...person })),
  });

  it("is a conversation with each, who knows who else was there", async () => {
    const { ctx, someone } = await scene();
    const [siti, rudi, tono] = [await someone("Siti"), await someone("Rudi"), await someone("Tono")];
    const input = group([{ contactId: siti, assessment: 3 }, { contactId: rudi }, { contactId: tono }]);
    const dueOn = plusDays(today(ctx), 1);
    const people = input.people.map((person, at) => (at === 1 ? { ...person, followUp: { dueOn } } : person));
    expect(await logGroup(ctx, { ...input, people })).toMatchObject({ again: false });
    expect(await logGroup(ctx, { ...input, people })).toMatchObject({ again: true });
    expect(await timeline(ctx, siti)).toMatchObject([
      { assessment: 3, notes: "Di warung Bu Tini.", group: { names: ["Rudi", "Tono"] } },
    ]);
    expect(await timeline(ctx, rudi)).toMatchObject([
      { assessment: null, group: { names: ["Siti", "Tono"] } },
    ]);
    expect(await followUpsOf(ctx, rudi)).toHaveLength(1);
    expect(await followUpsOf(ctx, tono)).toEqual([]);
  });

  it("keeps each one's follow-ups, and knows who was spoken with lately and when their shift comes in", async () => {
    const { admin, ctx, someone } = await scene();
    const [siti, rudi] = [await someone("Siti"), await someone("Rudi")];
    await logConversation(
      ctx,
      conversation(siti, { followUp: { dueOn: today(ctx), promise: "Bawa kartu" } }),
    );
    await logConversation(admin, conversation(rudi, { askAnswer: "yes" }));
    const sheet = await groupFormData(ctx, [siti, rudi]);
    expect(sheet?.people).toMatchObject([
      { name: "Siti", openFollowUps: [{ promise: "Bawa kartu" }], lastContact: { mine: true } },
      { name: "Rudi", openFollowUps: [], lastContact: { mine: false, askAnswer: "yes" } },
    ]);
    const keeps = sheet?.people[0]?.openFollowUps.map(({ id }) => id);
    const input = group([{ contactId: siti }, { contactId: rudi }]);
    await logGroup(ctx, { ...input, people: input.people.map((one, at) => (at ? one : { ...one, keeps })) });
    expect(await followUpsOf(ctx, siti)).toEqual([]);
    expect((await groupFormData(ctx, [siti]))?.people).toMatchObject([{ openFollowUps: [] }]);
  });

  it("keeps nothing when one is refused, and says who", async () => {
    const { admin, ctx, someone } = await scene();
    const [siti, rudi] = [await someone("Siti"), await someone("Rudi")];
    const unproven = group([{ contactId: siti }, { contactId: rudi, assessment: 1 }]);
    await expect(logGroup(ctx, unproven)).rejects.toMatchObject({ fields: { [rudi]: "evidence" } });
    const { id: outside } = await contactFactory(admin, { place: await workplaceFactory(admin) });
    const astray = group([{ contactId: siti }, { contactId: outside }]);
    await expect(logGroup(ctx, astray)).rejects.toMatchObject({ fields: { [outside]: "gone" } });
    expect(await timeline(ctx, siti)).toEqual([]);
  });

  it("offers those who work beside, and finds the others by name, within the turf", async () => {
    const { admin, ctx, someone } = await scene();
    const [siti, rudi] = [await someone("Siti Aminah"), await someone("Rudi Hartono")];
    await contactFactory(admin, { name: "Rudi Santoso", place: await workplaceFactory(admin) });
    const sheet = await groupFormData(ctx, [siti]);
    expect(sheet?.people.map(({ id }) => id)).toEqual([siti]);
    expect(sheet?.beside.map(({ id }) => id)).toEqual([rudi]);
    expect((await findForGroup(ctx, { q: "rudi" })).map(({ id }) => id)).toEqual([rudi]);
    expect(await groupFormData(await signedIn(), [siti])).toBeNull();
  });
});

describe("restoreConversation", () => {
  it("puts back what left with the entry, and leaves what was changed before", async () => {
    const { ctx, someone } = await scene();
    const contactId = await someone();
    await logConversation(
      ctx,
      conversation(contactId, { followUp: { dueOn: today(ctx), promise: "Bawa kartu" } }),
    );
    const [open] = await followUpsOf(ctx, contactId);
    const input = conversation(contactId, {
      ...{ assessment: 4, keeps: [open?.id ?? ""] },
      followUp: { dueOn: plusDays(today(ctx), 1), promise: "Ajak Rudi" },
    });
    await logConversation(ctx, input);
    const edited = { id: input.id, version: 1, channel: "gate" as const, outcome: "conversation" as const };
    await editConversation(ctx, { ...edited, assessment: 3 });
    const before = await followUpsOf(ctx, contactId);
    await withdrawConversation(ctx, { id: input.id });
    expect(await withdrawnOf(ctx, contactId)).toMatchObject([{ id: input.id }]);
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: null });
    expect((await followUpsOf(ctx, contactId)).map(({ promise }) => promise)).toEqual(["Bawa kartu"]);
    await restoreConversation(ctx, { id: input.id });
    await restoreConversation(ctx, { id: input.id });
    expect(await followUpsOf(ctx, contactId)).toEqual(before);
    expect(await presentDay(ctx, contactId)).toMatchObject({ assessment: 3 });
    expect((await timeline(ctx, contactId))[0]).toMatchObject({ assessment: 3 });
    expect(await withdrawnOf(ctx, contactId)).toEqual([]);
    await expectAudited(ctx, "conversation.restore");
  });

  it("is for own entries only", async () => {
    const { admin, ctx, someone } = await scene();
    const input = conversation(await someone());
    await logConversation(ctx, input);
    await withdrawConversation(ctx, { id: input.id });
    await expect(restoreConversation(admin, { id: input.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("lastContactOf", () => {
  it("tells what was agreed, and prefers this week's conversation to a later knock", async () => {
    const { admin, ctx, someone } = await scene();
    const contactId = await someone();
    const dueOn = plusDays(today(ctx), 3);
    await logConversation(
      ctx,
      conversation(contactId, {
        ...{ askAnswer: "yes", heldAt: new Date(Date.now() - 2 * 86_400_000) },
        followUp: { dueOn, promise: "Ajak dua rekan" },
      }),
    );
    await noAnswer(admin, { id: newId(), contactId });
    expect(await lastContactOf(admin, contactId)).toMatchObject({
      ...{ by: "Sari", mine: false, days: 2, outcome: "conversation", askAnswer: "yes" },
      ...{ promise: "Ajak dua rekan", dueOn },
    });
    const other = await someone("Rudi");
    const all = await lastContactsOf(ctx, [contactId, other]);
    expect([...all.keys()]).toEqual([contactId]);
    expect(await lastContactsOf(await signedIn(), [contactId])).toEqual(new Map());
  });
});
