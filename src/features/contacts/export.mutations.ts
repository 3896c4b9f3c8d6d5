import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize, requireRecentProof } from "@/lib/policy";
import { select } from "./filter.queries";
import type { ContactFilter } from "./filter.schema";
import { contacts } from "./policy";

/** The audit row, with the count and the filters' names, is written before the first line is sent. */
export async function beginExport(ctx: Context, filter: ContactFilter): Promise<{ total: number }> {
  authorize(ctx, contacts.export);
  requireRecentProof(ctx);
  return write(ctx, async (tx) => {
    const { total } = await select(tx, ctx, filter);
    const filters = Object.entries(filter).flatMap(([key, value]) =>
      value && String(value) !== "" ? [key] : [],
    );
    await audit(tx, ctx, {
      action: "contact.export",
      entity: "contact",
      details: { people: total, filters },
    });
    return { total };
  });
}
