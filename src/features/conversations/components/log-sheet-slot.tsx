import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { logSheetData } from "../queries";
import { LogSheet } from "./log-sheet";

type LogSheetSlotProps = {
  ctx: Context;
  /** The `log` of the address. */
  contactId: string;
  /** Who comes after this contact in the list that is open, and the address that opens the sheet for them. */
  next?: { name: string; href: string } | null;
  /** The address without `log`. */
  closeHref: string;
};

/** The log sheet over whatever screen is open; nothing for a contact that this user can't see. */
export async function LogSheetSlot({ ctx, contactId, next = null, closeHref }: LogSheetSlotProps) {
  const data = await logSheetData(ctx, contactId);
  if (!data) return null;
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations"]}>
      <LogSheet closeHref={closeHref} data={data} firstId={newId()} key={contactId} next={next} />
    </MessagesFor>
  );
}
