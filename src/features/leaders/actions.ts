"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { endLeader, markLeader, noteFollowing } from "./mutations";
import { endLeaderInput, markLeaderInput, noteFollowingInput } from "./schema";

export const markLeaderAction = formAction(markLeaderInput, async (ctx, input) => {
  await markLeader(ctx, input);
  refresh();
});

export const endLeaderAction = formAction(endLeaderInput, async (ctx, input) => {
  await endLeader(ctx, input);
  refresh();
});

export const noteFollowingAction = formAction(noteFollowingInput, async (ctx, input) => {
  await noteFollowing(ctx, input);
  refresh();
});
