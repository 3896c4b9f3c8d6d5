"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/search-input";
import type { useAnswers } from "./use-answers";

type PairAnswersProps = { answers: ReturnType<typeof useAnswers>; phone: boolean };

/** The four answers, each with its key. */
export function PairAnswers({ answers: { busy, answer, skip }, phone }: PairAnswersProps) {
  const t = useTranslations("import-decisions.pair");
  return (
    <div className="grid gap-2 sm:flex sm:flex-wrap">
      <Button busy={busy} onClick={() => answer("same")} size="thumb" variant="ink">
        <Keyed hotkey="S">{t("same")}</Keyed>
      </Button>
      <Button busy={busy} onClick={() => answer("different")} size="thumb">
        <Keyed hotkey="D">{t("different")}</Keyed>
      </Button>
      {phone ? (
        <Button busy={busy} onClick={() => answer("same_phone")} size="thumb">
          <Keyed hotkey="P">{t("samePhone")}</Keyed>
        </Button>
      ) : null}
      <Button onClick={skip} size="thumb" variant="bare">
        <Keyed hotkey="U">{t("later")}</Keyed>
      </Button>
    </div>
  );
}

function Keyed({ hotkey, children }: { hotkey: string; children: ReactNode }) {
  return (
    <>
      {children}
      <Kbd className="border-current text-current coarse:hidden">{hotkey}</Kbd>
    </>
  );
}
