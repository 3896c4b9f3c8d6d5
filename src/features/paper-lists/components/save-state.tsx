"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice, Saved } from "@/components/ui/states";
import type { Refusal } from "./use-keying";

export function SaveState({
  refusal,
  waiting,
  onSave,
}: {
  refusal: Refusal | null;
  waiting: number;
  onSave: () => void;
}) {
  const t = useTranslations("paper.keying");
  const save = (
    <Button onClick={onSave} size="sm" variant="outline">
      {t("save")}
    </Button>
  );
  return (
    <div className="sticky w-fit max-w-full shadow-2 bottom-[calc(var(--spacing-bar)+2rem)] z-10 lg:bottom-3">
      {refusal ? (
        <Notice end={save} live>
          {t(refusal)}
        </Notice>
      ) : null}
      {!refusal && waiting > 0 ? <Notice end={save}>{t("waiting", { count: waiting })}</Notice> : null}
      {!refusal && waiting === 0 ? <Saved>{t("allSaved")}</Saved> : null}
    </div>
  );
}
