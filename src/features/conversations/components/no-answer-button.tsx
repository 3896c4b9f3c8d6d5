"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition, useTransition } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { noAnswerAction, withdrawConversationAction } from "../actions";

/** The commonest outcome in one tap, wherever a person is listed; undone for 8 seconds. */
export function NoAnswerButton({
  contactId,
  name,
  className,
}: {
  contactId: string;
  name: string;
  className?: string;
}) {
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
      const result = await noAnswerAction({ id, contactId }).catch(() => null);
      if (result?.ok) show({ title: t("noAnswerSaved", { name }), undo: () => undo(id) });
      else show({ title: t("notSaved", { name }), kind: "refused" });
    });

  return (
    <Button aria-busy={busy} className={className} onClick={busy ? undefined : tap} variant="bare">
      <UserX aria-hidden="true" />
      {t("noAnswer")}
      <span className="sr-only">{name}</span>
    </Button>
  );
}
