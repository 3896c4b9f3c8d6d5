"use client";

import { useTranslations } from "next-intl";
import { startTransition, useRef, useTransition } from "react";
import { v7 } from "uuid";
import { useToasts } from "@/components/ui/toast";
import { noAnswerAction, withdrawConversationAction } from "../actions";
import type { Channel } from "../vocabulary.schema";

type Person = { contactId: string; name: string; channel?: Channel };

/** "Not reached" in one tap, with "Undo" for 8 seconds. */
export function useNoAnswer({ contactId, name, channel }: Person) {
  const t = useTranslations("conversations");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  // Made once, so that a second try is the same conversation.
  const id = useRef<string | null>(null);

  const undo = (saved: string) =>
    startTransition(async () => {
      const result = await withdrawConversationAction({ id: saved }).catch(() => null);
      if (result?.ok) show({ title: t("withdrawn", { name }) });
      else show({ title: t("notSaved", { name }), kind: "refused" });
    });
  const tap = (onSaved?: () => void) =>
    start(async () => {
      id.current ??= v7();
      const result = await noAnswerAction({ id: id.current, contactId, channel }).catch(() => null);
      if (!result?.ok) return void show({ title: t("notSaved", { name }), kind: "refused" });
      id.current = null;
      onSaved?.();
      show({ title: t("noAnswerSaved", { name }), undo: () => undo(result.data.id) });
    });
  return { busy, tap };
}
