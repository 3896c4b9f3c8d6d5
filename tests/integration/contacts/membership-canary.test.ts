import { expect, it } from "vitest";
import { top } from "@/features/campaigns/board";
import { boardOf, moreCards } from "@/features/campaigns/board.queries";
import { createCampaign } from "@/features/campaigns/mutations";
import { getContact } from "@/features/contacts/details.queries";
import { noFilter } from "@/features/contacts/filter.schema";
import { listContacts, searchContacts } from "@/features/contacts/queries";
import { editFormData } from "@/features/conversations/edits.queries";
import { findForGroup, groupFormData } from "@/features/conversations/groups.queries";
import { logConversation } from "@/features/conversations/mutations";
import { logFormData } from "@/features/conversations/queries";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { followUpsOf, listFollowUps } from "@/features/follow-ups/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { plan } from "../../support/campaigns";
import { contactFactory } from "../../support/factories";
import { conversation, scene } from "../../support/gate";

function saidOfMembership(answer: unknown): unknown[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    /member/i.test(key) && value !== null ? [value] : saidOfMembership(value),
  );
}

/** All queries of people's screens, for one member. */
async function everythingOn(
  ctx: Context,
  { contactId, campaignId }: Record<"contactId" | "campaignId", string>,
) {
  const entry = conversation(contactId, { followUp: { dueOn: today(ctx) } });
  await logConversation(ctx, entry);
  const board = await boardOf(ctx, { campaignId, filter: {} });
  const stageId =
    board.columns.find(({ cards }) => cards.some((card) => card.contactId === contactId))?.stageId ?? "";
  return {
    logSheet: await logFormData(ctx, contactId),
    editSheet: await editFormData(ctx, entry.id),
    groupSheet: await groupFormData(ctx, [contactId]),
    foundForGroup: await findForGroup(ctx, { q: "Siti" }),
    followUps: await listFollowUps(ctx, { whose: "turf", more: 1 }),
    followUpsOf: await followUpsOf(ctx, contactId),
    board,
    moreCards: await moreCards(ctx, { campaignId, stageId, after: top, filter: {} }),
    list: await listContacts(ctx, noFilter),
    search: await searchContacts(ctx, { q: "Siti" }),
    contact: await getContact(ctx, contactId),
    timeline: await conversationsOf(ctx, contactId),
  };
}

it("no screen tells a delegate who is a member; each tells an organiser", async () => {
  const { admin, ctx, place } = await scene("delegate");
  const { id: contactId } = await contactFactory(admin, { name: "Siti", place, member: true });
  await contactFactory(admin, { name: "Rudi", place });
  const campaignId = await createCampaign(admin, { ...plan(place), enrolNow: "on" });
  const told = await everythingOn(ctx, { contactId, campaignId });
  expect(Object.entries(told).filter(([, answer]) => saidOfMembership(answer).length > 0)).toEqual([]);
  for (const [name, answer] of Object.entries(told))
    if (name !== "timeline" && name !== "followUpsOf") expect(JSON.stringify(answer), name).toContain("Siti");
  const known = await everythingOn(admin, { contactId, campaignId });
  const silent = Object.entries(known).filter(([, answer]) => saidOfMembership(answer).length === 0);
  expect(silent.map(([name]) => name)).toEqual(["followUpsOf", "timeline"]);
});
