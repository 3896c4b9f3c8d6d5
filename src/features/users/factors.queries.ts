import "server-only";
import type { Tx } from "@/lib/db";

/** What a user has as a second factor. */
export type Factors = { code: boolean; passkeys: number };

/** As far as the acting identity sees them: the own ones, or for an admin those of the union's users. */
export async function factorsOf(tx: Tx, userId: string): Promise<Factors> {
  const apps = await tx.authenticator.count({ where: { userId } });
  return { code: apps > 0, passkeys: await tx.passkey.count({ where: { userId } }) };
}

export const hasFactor = ({ code, passkeys }: Factors) => code || passkeys > 0;
