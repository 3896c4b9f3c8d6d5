import "server-only";
import { withCredential } from "@/lib/db";
import { passkeySite } from "@/lib/passkey-site";
import type { HalfOpenSession } from "@/lib/session";
import { factorsOf } from "./factors.queries";
import type { ProofMeans } from "./proof.queries";

/** By what a half-open session can be opened. */
export async function secondStepMeans({ userId }: HalfOpenSession): Promise<ProofMeans> {
  const { code, passkeys } = await withCredential({ userId }, (tx) => factorsOf(tx, userId));
  return { password: false, code, passkey: passkeys > 0 && passkeySite() !== null };
}
