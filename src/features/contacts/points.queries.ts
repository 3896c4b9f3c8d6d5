import { mayReach } from "@/features/consents/reach.queries";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { contacts } from "./policy";

/** A number, and what it may be used for. */
export type OpenPhone = { phone: string; call: boolean; message: boolean };

/** The first number of each person at which a call or a message is welcome. */
export async function phonesOf(
  ctx: Context,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, OpenPhone>> {
  authorize(ctx, contacts.readPhone);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<(OpenPhone & { id: string })[]>(Prisma.sql`
      SELECT DISTINCT ON (c.id) c.id::text, p.value AS phone, ${mayReach({ channel: "call" })} AS call,
        ${mayReach({ channel: "message" })} AS message
      FROM contact c JOIN contact_point p ON p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone'
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${[...contactIds]}::uuid[])
        AND (${mayReach({ channel: "call" })} OR ${mayReach({ channel: "message" })})
      ORDER BY c.id, p.position, p.id`),
  );
  return new Map(rows.map(({ id, ...open }) => [id, open]));
}
