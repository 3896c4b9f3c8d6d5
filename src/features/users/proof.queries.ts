import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { read } from "@/lib/db";
import { passkeySite } from "@/lib/passkey-site";
import { authorize } from "@/lib/policy";
import { factorsOf, hasFactor } from "./factors.queries";
import { users } from "./policy";

/** By what the acting user can show who they are: the second factor where there is one, else the password. */
export type ProofMeans = { password: boolean; code: boolean; passkey: boolean };

export async function proofMeans(ctx: Context): Promise<ProofMeans> {
  authorize(ctx, users.self);
  const userId = actingUserId(ctx);
  const factors = userId ? await read(ctx, (tx) => factorsOf(tx, userId)) : { code: false, passkeys: 0 };
  return {
    password: !hasFactor(factors),
    code: factors.code,
    passkey: factors.passkeys > 0 && passkeySite() !== null,
  };
}
