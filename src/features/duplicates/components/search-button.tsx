"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { searchDuplicatesAction } from "../actions";

export function SearchButton() {
  const t = useTranslations("duplicates");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const search = () => {
    if (busy) return;
    start(async () => {
      const result = await searchDuplicatesAction("everybody");
      if (result.ok) show({ title: t("searching") });
      else show({ title: codes(result.code), kind: "refused" });
    });
  };
  return (
    <Button busy={busy} onClick={search} size="sm" variant="outline">
      {t("search")}
    </Button>
  );
}
