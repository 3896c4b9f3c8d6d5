"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { markNumberAction } from "../actions";

export function NumberIsRight({ pointId }: { pointId: string }) {
  const t = useTranslations("contacts.private");
  const refused = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const tap = () =>
    start(async () => {
      const result = await markNumberAction({ pointId, wrong: false }).catch(() => null);
      if (!result?.ok) show({ kind: "refused", title: refused(result?.code ?? "UNAVAILABLE") });
    });
  return (
    <Button busy={busy} onClick={busy ? undefined : tap} size="sm" variant="bare">
      {t("right")}
    </Button>
  );
}
