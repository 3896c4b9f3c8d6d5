"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Keyed } from "@/components/ui/keyed";
import type { useAnswers } from "./use-answers";

type PairAnswersProps = { answers: ReturnType<typeof useAnswers>; phone: boolean };

/** The four answers, each with its key, and the keys that have no button. */
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
      <p className="hidden self-center text-12 text-ink-3 fine:block">{t("keys")}</p>
    </div>
  );
}
