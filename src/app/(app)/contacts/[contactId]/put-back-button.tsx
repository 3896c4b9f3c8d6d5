"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { restoreConversationAction } from "@/features/conversations/actions";

export function PutBackButton({ id }: { id: string }) {
  const t = useTranslations("conversations.edit");
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const tap = () =>
    start(async () => {
      const result = await restoreConversationAction({ id }).catch(() => null);
      if (result?.ok) show({ title: t("putBackDone") });
      else show({ title: errors(result?.code ?? "UNAVAILABLE"), kind: "refused" });
    });
  return (
    <Button busy={busy} onClick={busy ? undefined : tap} size="sm">
      {t("putBack")}
    </Button>
  );
}
