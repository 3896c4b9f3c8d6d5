import { draftKey } from "@/components/form/draft-storage";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { draftWriter } from "@/lib/draft-writer";
import { editFormData } from "../edits.queries";
import { EditSheet } from "./lazy-edit-sheet";

type EditSheetSlotProps = { ctx: Context; conversationId: string; closeHref: string };

export async function EditSheetSlot({ ctx, conversationId, closeHref }: EditSheetSlotProps) {
  const data = await editFormData(ctx, conversationId);
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
