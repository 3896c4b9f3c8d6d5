"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useNoAnswer } from "./use-no-answer";

type NoAnswerButtonProps = {
  contactId: string;
  name: string;
  className?: string;
};

export function NoAnswerButton({ contactId, name, className }: NoAnswerButtonProps) {
  const t = useTranslations("conversations");
  const { busy, tap } = useNoAnswer({ contactId, name });
  return (
    <Button aria-busy={busy} className={className} onClick={busy ? undefined : () => tap()} variant="bare">
      {t("noAnswer")}
      <span className="sr-only"> {name}</span>
    </Button>
  );
}
