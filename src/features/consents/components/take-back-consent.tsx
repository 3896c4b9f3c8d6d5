"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { takeBackConsentAction } from "../actions";

export function TakeBackConsent({ contactId, recordId }: { contactId: string; recordId: string }) {
  const t = useTranslations("consents.history");
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const tap = () =>
    start(async () => {
      const result = await takeBackConsentAction({ contactId, recordId }).catch(() => null);
      if (result?.ok) show({ title: t("takeBackDone") });
      else show({ title: errors(result?.code ?? "UNAVAILABLE"), kind: "refused" });
    });
  return (
    <Button busy={busy} onClick={busy ? undefined : tap} size="sm">
      {t("takeBack")}
    </Button>
  );
}
