"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useNoAnswer } from "./use-no-answer";

type NoAnswerButtonProps = {
  contactId: string;
  name: string;
  className?: string;
  icon?: boolean;
};

export function NoAnswerButton({ contactId, name, className, icon = false }: NoAnswerButtonProps) {
  const t = useTranslations("conversations");
  const { busy, tap } = useNoAnswer({ contactId, name });
  return (
    <Button
      aria-busy={busy}
      className={className}
      icon={icon}
      onClick={busy ? undefined : () => tap()}
      size={icon ? "sm" : undefined}
      title={icon ? t("noAnswer") : undefined}
      variant="bare"
    >
      <UserX aria-hidden="true" />
      <span className={icon ? "sr-only" : undefined}>{t("noAnswer")}</span>
      <span className="sr-only">{name}</span>
    </Button>
  );
}
