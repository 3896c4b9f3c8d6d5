import { boardOf } from "@/features/campaigns/board.queries";
import { createCampaign } from "@/features/campaigns/mutations";
import { getCampaign } from "@/features/campaigns/queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, type Place, signedIn, workplaceFactory } from "./factories";

export async function started({ people = 3, members = 0 } = {}) {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const contacts = [];
  for (let at = 0; at < people; at += 1)
    contacts.push(await contactFactory(ctx, { place, member: at < members }));
  const campaignId = await createCampaign(ctx, { ...plan(place), enrolNow: "on" });
  const { stages } = await getCampaign(ctx, campaignId);
  return { ctx, place, contacts, campaignId, stages };
}

export const plan = (place: Place) => ({
  name: "PKB 2027",
  ask: "Sign the form",
  startsOn: "2026-10-01",
  workplaceIds: [place.workplaceId],
});
export const board = (ctx: Context, campaignId: string) => boardOf(ctx, { campaignId, filter: {} });
export const unionOf = (ctx: Context) => ({ id: ctx.unionId, timeZone: ctx.timeZone });
export const turfOf = (place: Place) => ({
  whole: false as const,
  workplaceIds: [place.workplaceId],
  departments: [],
});

export async function firstCard(ctx: Context, campaignId: string) {
  const card = (await board(ctx, campaignId)).columns.flatMap(({ cards }) => cards)[0];
  if (!card) throw new Error("the board is empty");
  return card;
}

export const moveOf = ({ enrolmentId, version }: { enrolmentId: string; version: number }) => ({
  id: newId(),
  enrolmentId,
  version,
});
export const movesOf = (ctx: Context) =>
  read(ctx, (tx) => tx.stageMove.count({ where: { unionId: ctx.unionId } }));
export const stageNamed = <T extends { name: string }>(stages: readonly T[], name: string): T => {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  return stage;
};
