"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import type { Draft } from "./drafts";

type HalfWrittenProps = { drafts: readonly Draft[]; onOpen: (draft: Draft) => void };

/** Talks that were begun and laid aside. */
export function HalfWritten({ drafts, onOpen }: HalfWrittenProps) {
  const t = useTranslations("phone.people");
  if (drafts.length === 0) return null;
  return (
    <Notice className="my-2">
      <p>{t("halfWritten")}</p>
      <p className="flex flex-wrap gap-2 py-1">
        {drafts.map((draft) => (
          <Button
            aria-label={t("halfWrittenNamed", { name: draft.name })}
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
