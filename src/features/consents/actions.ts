"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { recordConsent, takeBackConsent } from "./mutations";
import { recordConsentInput, takeBackConsentInput } from "./schema";

export const recordConsentAction = formAction(recordConsentInput, async (ctx, input) => {
  await recordConsent(ctx, input);
  refresh();
});

export const takeBackConsentAction = action(takeBackConsentInput, async (ctx, input) => {
  await takeBackConsent(ctx, input);
  refresh();
});
