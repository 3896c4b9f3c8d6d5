import { Prisma } from "@/lib/db";
import { closedName, type Purpose, purposes, type ReachChannel } from "./vocabulary.schema";

type Way = { channel: ReachChannel; purpose?: Purpose };

/**
 * Over contact `c` and contact_point `p`: whether that address may be used in this way. The one rule for every list that shows
 * a way to call or to write.
 */
export function mayReach({ channel, purpose = "union" }: Way): Prisma.Sql {
  const meant = purpose === "union" ? (["union"] as const) : purposes;
  const names = meant.map((each) => closedName({ purpose: each, channel }));
  return Prisma.sql`(NOT c.do_not_contact AND c.deceased_on IS NULL AND p.consent <> 'withdrawn' AND p.wrong_on IS NULL
    AND NOT (c.closed || p.closed) && ${names}::text[])`;
}
