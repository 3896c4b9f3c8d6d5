"use client";

import { useTranslations } from "next-intl";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { PersonDisc } from "@/components/ui/person-disc";
import { useToasts } from "@/components/ui/toast";
import type { EditFormData } from "../edits.queries";
import { EditForm } from "./edit-form";
import { useCloseSheet } from "./use-close-sheet";

type EditSheetProps = { data: EditFormData; draftKey: string; closeHref: string };

export function EditSheet({ data, draftKey, closeHref }: EditSheetProps) {
  const { contact } = data;
  const close = useCloseSheet(closeHref);
  const { show } = useToasts();
  const t = useTranslations("conversations.edit");
  return (
    <BottomSheet
      before={<PersonDisc member={contact.member} name={contact.name} />}
      defaultOpen
      description={t("description")}
      onOpenChange={(open) => !open && close()}
      title={contact.name}
    >
      <EditForm
        data={data}
        draftKey={draftKey}
        onSaved={() => {
          show({ title: t("saved", { name: contact.name }) });
          close();
        }}
      />
    </BottomSheet>
  );
}
