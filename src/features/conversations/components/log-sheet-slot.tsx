import { getLocale } from "next-intl/server";
import { draftKey } from "@/components/form/drafts";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { draftWriter } from "@/lib/draft-writer";
import { newId } from "@/lib/ids";
import { groupSheetData } from "../groups.queries";
import type { SheetWords } from "../log-sheet.schema";
import { logSheetData } from "../queries";
import { GroupSheet } from "./lazy-group-sheet";
import { LogSheet } from "./log-sheet";

type LogSheetSlotProps = {
  ctx: Context;
  /** The `log` of the address. */
  contactId: string;
  /** Who comes after this contact in the list that is open, and the address that opens the sheet for them. */
  next?: { name: string; href: string } | null;
  /** The address without `log`. */
  closeHref: string;
  /** The rest of the address: with whom else, and from a call or a message. */
  words?: Pick<SheetWords, "with" | "via">;
};

/** The log sheet over whatever screen is open; nothing for a contact that this user can't see. */
export async function LogSheetSlot({ words = {}, ...slot }: LogSheetSlotProps) {
  if (words.with) return <GroupSlot others={words.with} {...slot} />;
  const { ctx, contactId, next = null, closeHref } = slot;
  const data = await logSheetData(ctx, contactId, await getLocale());
  if (!data) return null;
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations"]}>
      <LogSheet
        channel={words.via}
        closeHref={closeHref}
        data={data}
        draftKey={draftKey(draftWriter(ctx), "log", contactId)}
        firstId={newId()}
        groupHref={`${closeHref}${closeHref.includes("?") ? "&" : "?"}log=${contactId}&with=`}
        key={contactId}
        next={next}
      />
    </MessagesFor>
  );
}

type GroupSlotProps = Omit<LogSheetSlotProps, "words"> & { others: readonly string[] };

async function GroupSlot({ ctx, contactId, others, closeHref }: GroupSlotProps) {
  const contactIds = [...new Set([contactId, ...others])];
  const data = await groupSheetData(ctx, contactIds);
  if (!data) return null;
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations"]}>
      <GroupSheet
        closeHref={closeHref}
        data={data}
        groupId={newId()}
        key={contactId}
        userId={draftWriter(ctx)}
      />
    </MessagesFor>
  );
}
