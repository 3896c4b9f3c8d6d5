"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { reopenPaperListAction } from "../actions";

export function ReopenSheet({ id }: { id: string }) {
  const t = useTranslations("paper.sheet");
  const [pending, start] = useTransition();
  const reopen = () =>
    start(async () => {
      await reopenPaperListAction({ id });
    });
  return (
    <Button busy={pending} onClick={reopen} variant="ink">
      {t("reopen")}
    </Button>
  );
}
