"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { action, setupAction } from "@/lib/action";
import { requireSessionForSetup } from "@/lib/session";
import { deviceFamily } from "@/lib/user-agent";
import { nothingInput } from "./account.schema";
import { confirmApp, offerApp, removeApp } from "./authenticator.mutations";
import { renewRecoveryCodes, takeFactorsAway } from "./factors.mutations";
import { addPasskey, offerPasskey, removePasskey } from "./passkeys.mutations";
import { seatInput } from "./schema";
import { attestationInput, confirmAppInput, passkeyInput } from "./second-factor.schema";

const sessionId = async () => (await requireSessionForSetup()).id;

export const offerAppAction = setupAction(nothingInput, (ctx) => offerApp(ctx));

export const confirmAppAction = setupAction(confirmAppInput, async (ctx, input) => {
  const codes = await confirmApp(ctx, { ...input, sessionId: await sessionId() });
  refresh();
  return { codes };
});

export const removeAppAction = setupAction(nothingInput, async (ctx) => {
  await removeApp(ctx);
  refresh();
});

export const offerPasskeyAction = setupAction(nothingInput, async (ctx) =>
  offerPasskey(ctx, await sessionId()),
);

export const addPasskeyAction = setupAction(attestationInput, async (ctx, { answer }) => {
  const device = deviceFamily((await headers()).get("user-agent") ?? "");
  const codes = await addPasskey(ctx, { answer, device, sessionId: await sessionId() });
  refresh();
  return { codes };
});

export const removePasskeyAction = setupAction(passkeyInput, async (ctx, { passkeyId }) => {
  await removePasskey(ctx, passkeyId);
  refresh();
});

export const renewRecoveryCodesAction = setupAction(nothingInput, async (ctx) => {
  const codes = await renewRecoveryCodes(ctx);
  refresh();
  return { codes };
});

export const takeFactorsAwayAction = action(seatInput, async (ctx, { seatId }) => {
  await takeFactorsAway(ctx, seatId);
  refresh();
});
