import { describe, expect, it } from "vitest";
import { noAnswers } from "@/features/conversations/attempts.mutations";
import { lastContactOf, lastContactsOf } from "@/features/conversations/collisions.queries";
import { editConversation } from "@/features/conversations/edits.mutations";
import { editFormData } from "@/features/conversations/edits.queries";
import { logGroup } from "@/features/conversations/groups.mutations";
import { findForGroup, groupFormData } from "@/features/conversations/groups.queries";
import {
  logConversation,
  noAnswer,
  restoreConversation,
  withdrawConversation,
  withdrawConversations,
} from "@/features/conversations/mutations";
import { logFormData } from "@/features/conversations/queries";
import { conversationsOf, withdrawnOf } from "@/features/conversations/timeline.queries";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { conversation, presentDay, scene, timeline } from "../../support/gate";

type World = Awaited<ReturnType<typeof world>>;
type Act = (ctx: Context, at: World) => Promise<unknown>;

/** Sari's entry about one of two who work at her gate. */
async function world() {
  const at = await scene();
  const [contactId, otherId] = [await at.someone("Siti"), await at.someone("Rudi")];
  const entry = conversation(contactId, { assessment: 3 });
  await logConversation(at.ctx, entry);
  return { ...at, contactId, otherId, entryId: entry.id };
}

const edit = (id: string) => ({ id, version: 1, channel: "phone", outcome: "conversation" }) as const;

/** What is done to a contact. */
const logging: Record<string, Act> = {
  "logging a conversation": (ctx, { contactId }) => logConversation(ctx, conversation(contactId)),
  "logging nobody met": (ctx, { contactId }) => noAnswer(ctx, { id: newId(), contactId }),
};

/** What is done to an own entry. */
const correcting: Record<string, Act> = {
  "correcting an entry": (ctx, { entryId }) => editConversation(ctx, edit(entryId)),
  "taking an entry back": (ctx, { entryId }) => withdrawConversation(ctx, { id: entryId }),
  "taking several back": (ctx, { entryId }) => withdrawConversations(ctx, { ids: [entryId] }),
  "putting an entry back": (ctx, { entryId }) => restoreConversation(ctx, { id: entryId }),
};

const others: Record<string, Act> = {
  "logging several not met": (ctx, { contactId }) =>
    noAnswers(ctx, { entries: [{ id: newId(), contactId }] }),
  "logging a group": (ctx, { contactId, otherId }) =>
    logGroup(ctx, {
      ...{ groupId: newId(), outcome: "conversation" },
      people: [contactId, otherId].map((each) => ({ id: newId(), contactId: each })),
    }),
  "reading the history": (ctx, { contactId }) => conversationsOf(ctx, contactId),
  "reading what was taken back": (ctx, { contactId }) => withdrawnOf(ctx, contactId),
  "reading who was in touch": (ctx, { contactId }) => lastContactOf(ctx, contactId),
  "reading who was in touch with several": (ctx, { contactId }) => lastContactsOf(ctx, [contactId]),
  "opening the sheet": (ctx, { contactId }) => logFormData(ctx, contactId),
  "opening an entry": (ctx, { entryId }) => editFormData(ctx, entryId),
  "opening the sheet of a group": (ctx, { contactId }) => groupFormData(ctx, [contactId]),
  "finding people for a group": (ctx) => findForGroup(ctx, { q: "Siti" }),
};

describe("refused for an observer", () => {
  it.each(Object.entries({ ...logging, ...correcting, ...others }))("%s", async (_what, act) => {
    const at = await world();
    const observer = await signedIn({ role: "observer", union: at.union });
    await expect(act(observer, at)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await timeline(at.ctx, at.contactId)).toMatchObject([{ id: at.entryId, version: 1 }]);
    expect(await auditRows(at.ctx, "conversation.log")).toHaveLength(1);
  });
});

describe("refused for a job, which speaks with nobody", () => {
  it.each(Object.entries({ ...logging, ...correcting }))("%s", async (_what, act) => {
    const at = await world();
    await expect(act(systemOf(at.ctx), at)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("not found", () => {
  it.each(Object.entries({ ...logging, ...correcting }))("in another union: %s", async (_what, act) => {
    const at = await world();
    await expect(act(await signedIn(), at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(Object.entries({ ...logging, ...correcting }))("outside the turf: %s", async (_what, act) => {
    const at = await world();
    const elsewhere = await workplaceFactory(at.admin);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const organiser = await signedIn({ role: "organiser", union: at.union, turf });
    await expect(act(organiser, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(Object.entries(correcting))("of a colleague: %s", async (_what, act) => {
    const at = await world();
    await expect(act(at.admin, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await timeline(at.ctx, at.contactId)).toMatchObject([{ id: at.entryId, version: 1 }]);
  });
});

describe("another union", () => {
  it("sees nothing of a contact's history, whatever it asks", async () => {
    const { contactId, otherId, entryId } = await world();
    const stranger = await signedIn();
    expect(await conversationsOf(stranger, contactId)).toEqual({ conversations: [], total: 0 });
    expect(await withdrawnOf(stranger, contactId)).toEqual([]);
    expect(await lastContactOf(stranger, contactId)).toBeNull();
    expect((await lastContactsOf(stranger, [contactId, otherId])).size).toBe(0);
    expect(await logFormData(stranger, contactId)).toBeNull();
    expect(await editFormData(stranger, entryId)).toBeNull();
    expect(await groupFormData(stranger, [contactId])).toBeNull();
    expect(await findForGroup(stranger, { q: "Siti" })).toEqual([]);
  });
});

describe("an id that is taken", () => {
  it("by an own entry about another contact is refused, and changes neither", async () => {
    const { ctx, contactId, otherId, entryId } = await world();
    await expect(logConversation(ctx, { ...conversation(otherId), id: entryId })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await timeline(ctx, otherId)).toEqual([]);
    expect(await presentDay(ctx, otherId)).toMatchObject({ lastContactAt: null });
    expect(await timeline(ctx, contactId)).toHaveLength(1);
  });

  it("in another union refuses nothing there", async () => {
    const { entryId } = await world();
    const stranger = await signedIn();
    const { id: contactId } = await contactFactory(stranger);
    expect(await logConversation(stranger, { ...conversation(contactId), id: entryId })).toEqual({
      ...{ id: entryId, again: false },
    });
  });
});

describe("the hour of a conversation", () => {
  it("may be some minutes ahead, as clocks of phones are", async () => {
    const { ctx, contactId } = await world();
    const soon = new Date(Date.now() + 5 * 60_000);
    await logConversation(ctx, conversation(contactId, { heldAt: soon }));
    expect((await timeline(ctx, contactId))[0]?.heldAt).toEqual(soon);
  });

  it("is refused where it lies further ahead", async () => {
    const { ctx, contactId } = await world();
    const heldAt = new Date(Date.now() + 20 * 60_000);
    await expect(logConversation(ctx, conversation(contactId, { heldAt }))).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { heldOn: "future" } },
    });
  });
});
