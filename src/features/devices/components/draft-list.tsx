"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import type { PhoneDraft } from "./sealed-drafts";

type DraftListProps = { drafts: readonly PhoneDraft[]; onOpen: (draft: PhoneDraft) => void };

export function DraftList({ drafts, onOpen }: DraftListProps) {
  const t = useTranslations("phone.people");
  if (drafts.length === 0) return null;
  return (
    <Notice className="my-2">
      <p>{t("drafts")}</p>
      <p className="flex flex-wrap gap-2 py-1">
        {drafts.map((draft) => (
          <Button
            aria-label={t("openDraft", { name: draft.name })}
            key={draft.id}
            onClick={() => onOpen(draft)}
            size="sm"
          >
            {draft.name}
          </Button>
        ))}
      </p>
    </Notice>
  );
}
