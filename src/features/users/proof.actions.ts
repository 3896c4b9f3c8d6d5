"use server";

import { action } from "@/lib/action";
import { requireRecentProof } from "@/lib/policy";
import { requireSession } from "@/lib/session";
import { nothingInput } from "./account.schema";
import { provePassword } from "./proof.mutations";
import { proofMeans } from "./proof.queries";
import { provePasswordInput } from "./proof.schema";

/** For what a link does: refused with PROOF_NEEDED where the link would be. */
export const checkProofAction = action(nothingInput, async (ctx) => requireRecentProof(ctx));

export const proofMeansAction = action(nothingInput, (ctx) => proofMeans(ctx));

export const provePasswordAction = action(provePasswordInput, async (ctx, input) => {
  const { id: sessionId } = await requireSession();
  await provePassword(ctx, { ...input, sessionId });
});
