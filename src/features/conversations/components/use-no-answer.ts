"use client";

import { useTranslations } from "next-intl";
import { startTransition, useTransition } from "react";
import { v7 } from "uuid";
import { useToasts } from "@/components/ui/toast";
import { noAnswerAction, withdrawConversationAction } from "../actions";
import type { Channel } from "../vocabulary/rules";

type Person = { contactId: string; name: string; channel?: Channel };

/** "Not met" in one tap, undone for 8 seconds. */
export function useNoAnswer({ contactId, name, channel }: Person) {
  const t = useTranslations("conversations");
  const { show } = useToasts();
  const [busy, start] = useTransition();

  const undo = (id: string) =>
    startTransition(async () => {
      const result = await withdrawConversationAction({ id }).catch(() => null);
      if (result?.ok) show({ title: t("withdrawn", { name }) });
      else show({ title: t("notSaved", { name }), kind: "refused" });
    });
  const tap = () =>
    start(async () => {
      const id = v7();
      const result = await noAnswerAction({ id, contactId, channel }).catch(() => null);
      if (result?.ok) show({ title: t("noAnswerSaved", { name }), undo: () => undo(id) });
      else show({ title: t("notSaved", { name }), kind: "refused" });
    });
  return { busy, tap };
}
