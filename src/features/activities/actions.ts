"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { archiveActivity, createActivity, updateActivity } from "./mutations";
import { recordParticipation } from "./participation.mutations";
import { peopleToTick } from "./people.queries";
import { acceptProposal } from "./ratings.mutations";
import {
  archiveActivityInput,
  closeTestInput,
  createActivityInput,
  oneActivityInput,
  rateInput,
  recordInput,
  tickListInput,
  updateActivityInput,
} from "./schema";
import { closeTest, launchTest } from "./structure-tests.mutations";

export const createActivityAction = formAction(createActivityInput, async (ctx, input): Promise<string> => {
  const id = await createActivity(ctx, input);
  redirect(`/activities/${id}`);
});

export const updateActivityAction = formAction(updateActivityInput, async (ctx, input) => {
  await updateActivity(ctx, input);
  refresh();
  return input.id;
});

export const archiveActivityAction = formAction(archiveActivityInput, async (ctx, input) => {
  await archiveActivity(ctx, input);
  refresh();
});

export const launchTestAction = formAction(oneActivityInput, async (ctx, input) => {
  await launchTest(ctx, input);
  refresh();
});

export const closeTestAction = formAction(closeTestInput, async (ctx, input) => {
  await closeTest(ctx, input);
  refresh();
});

export const recordParticipationAction = action(recordInput, recordParticipation);
export const peopleToTickAction = action(tickListInput, peopleToTick);

export const acceptProposalAction = formAction(rateInput, async (ctx, input) => {
  await acceptProposal(ctx, input);
  refresh();
});
