import { draftKey } from "@/components/form/drafts";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { draftWriter } from "@/lib/draft-writer";
import { editSheetData } from "../edits.queries";
import { EditSheet } from "./lazy-edit-sheet";

type EditSheetSlotProps = { ctx: Context; conversationId: string; closeHref: string };

/** The correction of an own entry over its contact's page; nothing for anybody else's. */
export async function EditSheetSlot({ ctx, conversationId, closeHref }: EditSheetSlotProps) {
  const data = await editSheetData(ctx, conversationId);
  if (!data) return null;
  return (
    <MessagesFor namespaces={["ui", "errors", "conversations"]}>
      <EditSheet
        closeHref={closeHref}
        data={data}
        draftKey={draftKey(draftWriter(ctx), "edit", data.id, String(data.version))}
        key={`${data.id}-${data.version}`}
      />
    </MessagesFor>
  );
}
