"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/action";
import { archiveCampaign, createCampaign, updateCampaign } from "./mutations";
import { archiveCampaignInput, createCampaignInput, updateCampaignInput } from "./schema";

export const createCampaignAction = formAction(createCampaignInput, async (ctx, input): Promise<string> => {
  const id = await createCampaign(ctx, input);
  redirect(`/campaigns/${id}`);
});

export const updateCampaignAction = formAction(updateCampaignInput, async (ctx, input) => {
  await updateCampaign(ctx, input);
  refresh();
  return input.id;
});

export const archiveCampaignAction = formAction(archiveCampaignInput, async (ctx, input) => {
  await archiveCampaign(ctx, input);
  refresh();
});
