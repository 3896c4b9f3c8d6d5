"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { neighbourOf, passFocus } from "@/components/ui/pass-focus";
import { useToasts } from "@/components/ui/toast";
import { markDistinctAction } from "../actions";

type DistinctButtonProps = { one: string; other: string; names: { one: string; other: string } };

export function DistinctButton({ one, other, names }: DistinctButtonProps) {
  const t = useTranslations("duplicates.pair");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const mark = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    if (busy) return;
    const pair = currentTarget.closest("[data-pair]");
    start(async () => {
      const result = await markDistinctAction({ one, other });
      if (result.ok) {
        show({ title: t("distinctDone", names) });
        if (pair) passFocus(pair, compareBeside(pair));
      } else show({ title: codes(result.code), kind: "refused" });
    });
  };
  return (
    <Button busy={busy} data-distinct onClick={mark} variant="outline">
      {t("distinct")}
    </Button>
  );
}

function compareBeside(pair: Element): HTMLElement | null | undefined {
  return neighbourOf(document.querySelectorAll("[data-pair]"), pair)?.querySelector<HTMLElement>(
    "[data-compare]",
  );
}
