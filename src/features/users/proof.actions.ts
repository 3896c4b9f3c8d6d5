"use server";

import { setupAction } from "@/lib/action";
import { requireRecentProof } from "@/lib/policy";
import { requireSessionForSetup } from "@/lib/session";
import { nothingInput } from "./account.schema";
import { askPasskeyForProof, proveCode, provePasskey, provePassword } from "./proof.mutations";
import { proofMeans } from "./proof.queries";
import { provePasswordInput } from "./proof.schema";
import { assertionInput, codeInput } from "./second-factor.schema";

const sessionId = async () => (await requireSessionForSetup()).id;

/** For what a link does: refused with PROOF_NEEDED where the link would be. */
export const checkProofAction = setupAction(nothingInput, async (ctx) => requireRecentProof(ctx));

export const proofMeansAction = setupAction(nothingInput, (ctx) => proofMeans(ctx));

export const provePasswordAction = setupAction(provePasswordInput, async (ctx, input) => {
  await provePassword(ctx, { ...input, sessionId: await sessionId() });
});

export const proveCodeAction = setupAction(codeInput, async (ctx, { code }) => {
  await proveCode(ctx, { code, sessionId: await sessionId() });
});

export const askPasskeyForProofAction = setupAction(nothingInput, async (ctx) =>
  askPasskeyForProof(ctx, await sessionId()),
);

export const provePasskeyAction = setupAction(assertionInput, async (ctx, { answer }) => {
  await provePasskey(ctx, { answer, sessionId: await sessionId() });
});
