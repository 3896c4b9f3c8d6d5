import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { unsealIfReadable } from "@/lib/crypto";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireRecentProof } from "@/lib/policy";
import { type Dossier, idsIn, opened } from "./dossier";
import { knownRows, namesOf } from "./known-rows.queries";
import { privacy } from "./policy";
import type { DiscloseInput } from "./schema";

/** Everything that is kept of a contact, for the contact. Leaves an audit row with the reason. */
export async function disclose(ctx: Context, { contactId, reason, format }: DiscloseInput): Promise<Dossier> {
  authorize(ctx, privacy.disclose);
  requireRecentProof(ctx);
  return write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: contactId };
    const contact = await tx.contact.findFirst({ where, select: { id: true, name: true } });
    if (!contact) throw new AppError("NOT_FOUND");
    const union = await tx.union.findUniqueOrThrow({ where: { id: ctx.unionId }, select: { name: true } });
    const tables = opened(await knownRows(tx, ctx, contactId), unsealIfReadable);
    const names = await namesOf(tx, ctx, idsIn(tables));
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    const details = { reason, format, tables: tables.length, rows };
    await audit(tx, ctx, { action: "contact.disclose", entity: "contact", entityId: contactId, details });
    const takenAt = new Date().toISOString();
    return { format: 1, union: union.name, contact, takenAt, reason, tables, names };
  });
}
