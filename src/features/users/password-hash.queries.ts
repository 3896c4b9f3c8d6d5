import type { Tx } from "@/lib/db";

/** Of the user whom the transaction is about; the database tells it to no other. */
export async function passwordHashOf(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ hash: string | null }[]>`
    SELECT password_hash_of(${userId}::uuid) AS hash`;
  return row?.hash ?? null;
}

/** Nobody changes the password of this user until the transaction ends: true while it is still this one. */
export async function holdsPassword(tx: Tx, userId: string, hash: string | null): Promise<boolean> {
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
  return (await passwordHashOf(tx, userId)) === hash;
}
