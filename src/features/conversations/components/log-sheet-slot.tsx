import { getLocale } from "next-intl/server";
import { draftKey } from "@/components/form/draft-storage";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { draftWriter } from "@/lib/draft-writer";
import { newId } from "@/lib/ids";
import { groupFormData } from "../groups.queries";
import type { OpenForm } from "../log-sheet.schema";
import { logFormData } from "../queries";
import { GroupSheet } from "./lazy-group-sheet";
import { LogSheet } from "./log-sheet";

type LogSheetSlotProps = {
  ctx: Context;
  contactId: string;
  /** The contact after this one in the open list, and the address that opens the form for them. */
  next?: { name: string; href: string } | null;
  closeHref: string;
  savedHref?: string;
  /** The rest of the address: other participants, and the call or message it followed. */
  words?: Pick<OpenForm, "with" | "via">;
};

/** The log form over the open screen; nothing for a contact that this user cannot see. */
export async function LogSheetSlot({ words = {}, ...slot }: LogSheetSlotProps) {
  if (words.with) return <GroupSlot others={words.with} {...slot} />;
  const { ctx, contactId, next = null, closeHref, savedHref } = slot;
  const data = await logFormData(ctx, contactId, await getLocale());
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
        savedHref={savedHref}
      />
    </MessagesFor>
  );
}

type GroupSlotProps = Omit<LogSheetSlotProps, "words"> & { others: readonly string[] };

async function GroupSlot({ ctx, contactId, others, closeHref }: GroupSlotProps) {
  const contactIds = [...new Set([contactId, ...others])];
  const data = await groupFormData(ctx, contactIds);
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
