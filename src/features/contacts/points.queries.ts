import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { contacts } from "./policy";

/** The first number of each person; without those who asked not to be contacted or withdrew consent. */
export async function phonesOf(
  ctx: Context,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  authorize(ctx, contacts.readPhone);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string; phone: string }[]>(Prisma.sql`
      SELECT DISTINCT ON (c.id) c.id::text, p.value AS phone
      FROM contact c JOIN contact_point p ON p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone'
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${[...contactIds]}::uuid[])
        AND NOT c.do_not_contact AND c.deceased_on IS NULL AND p.consent <> 'withdrawn'
      ORDER BY c.id, p.position, p.id`),
  );
  return new Map(rows.map(({ id, phone }) => [id, phone]));
}
