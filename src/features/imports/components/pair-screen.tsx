"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { Done } from "@/components/ui/marks";
import type { listOpen } from "../piles/queries";
import { PairAnswers } from "./pair-answers";
import { PairTable } from "./pair-table";
import { useAnswers } from "./use-answers";

type Questions = Awaited<ReturnType<typeof listOpen>>["questions"];
export type Question = Questions[number];
type PairScreenProps = { batchId: string; questions: Questions; answered: number };

/** One pair at a time, side by side, with the hands on the keys or with a thumb. */
export function PairScreen({ batchId, questions, answered }: PairScreenProps) {
  const t = useTranslations("import-decisions.pair");
  const answers = useAnswers(batchId, questions);
  const { question, skipped, busy } = answers;
  useKeys({
    s: () => answers.answer("same"),
    d: () => answers.answer("different"),
    p: () => (question && sharesPhone(question) ? answers.answer("same_phone") : undefined),
    u: answers.skip,
    arrowright: answers.skip,
    arrowleft: answers.previous,
    z: () => (answered > 0 ? answers.undo() : undefined),
  });
  return (
    <div className="grid gap-5">
      {question ? (
        <>
          <PairTable key={question.id} question={question} />
          <PairAnswers answers={answers} phone={sharesPhone(question)} />
        </>
      ) : (
        <NoneLeft again={answers.again} skipped={skipped} />
      )}
      <div className="flex flex-wrap gap-2 border-t-2 border-ink pt-4">
        {answered > 0 ? (
          <Button busy={busy} onClick={answers.undo}>
            {t("undo")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const sharesPhone = ({ reasons }: Question) => reasons.includes("same_phone");

function NoneLeft({ skipped, again }: { skipped: number; again: () => void }) {
  const t = useTranslations("import-decisions.pair");
  return (
    <div aria-live="polite" className="grid justify-items-start gap-3">
      {skipped === 0 ? (
        <>
          <Done>{t("done")}</Done>
          <p className="text-14 text-ink-2">{t("doneText")}</p>
        </>
      ) : (
        <>
          <p className="text-16">{t("skipped", { count: skipped })}</p>
          <Button onClick={again}>{t("again")}</Button>
        </>
      )}
    </div>
  );
}

const typing = "input, textarea, select, [contenteditable], [role=dialog] *";

function useKeys(keys: Record<string, () => void>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key.toLowerCase()];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
