import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { select } from "./filter.queries";
import type { ContactFilter } from "./filter.schema";
import { contacts } from "./policy";

/** Before the first line leaves the house the audit says who takes how many; by which filters, never which words. */
export async function beginExport(ctx: Context, filter: ContactFilter): Promise<{ total: number }> {
  authorize(ctx, contacts.export);
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
