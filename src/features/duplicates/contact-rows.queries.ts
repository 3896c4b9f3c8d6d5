import "server-only";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { entities, type Row } from "./merge/tables";
import { rowsOf } from "./merge/tables.queries";

/** Every table that refers to a contact, for others who must know them all. */
export const contactTables: readonly string[] = entities;

/** Every row of a contact, in every table that refers to one. */
export function rowsOfContact(
  tx: Tx,
  ctx: Context,
  contactId: string,
): Promise<Record<string, readonly Row[]>> {
  return rowsOf(tx, ctx, [contactId]);
}
