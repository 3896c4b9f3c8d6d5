"use client";

import { useTranslations } from "next-intl";
import { type Ref, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Keyed } from "@/components/ui/keyed";
import { Done } from "@/components/ui/marks";
import { useKeys } from "@/components/ui/use-keys";
import type { Question } from "../../questions.queries";
import { PairAnswers } from "./pair-answers";
import { PairTable } from "./pair-table";
import { useAnswers } from "./use-answers";

type PairScreenProps = {
  batchId: string;
  questions: readonly Question[];
  /** How many are undecided, on this screen or past it. */
  left: number;
  answered: number;
};

/** One pair at a time, side by side, with the hands on the keys or with a thumb. */
export function PairScreen({ batchId, questions, left, answered }: PairScreenProps) {
  const t = useTranslations("import-decisions.pair");
  const answers = useAnswers(batchId, questions);
  const { question, skipped, busy } = answers;
  const top = useTop(question?.id);
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
      {left > 0 ? <p className="text-14 font-strong">{t("left", { count: left, later: skipped })}</p> : null}
      {question ? (
        <>
          <PairTable key={question.id} question={question} top={top} />
          <PairAnswers answers={answers} phone={sharesPhone(question)} />
        </>
      ) : (
        <NoneLeft again={answers.again} skipped={skipped} top={top} />
      )}
      {answered > 0 ? (
        <div className="border-t-2 border-ink pt-4">
          <Button busy={busy} onClick={answers.undo}>
            <Keyed hotkey="Z">{t("undo")}</Keyed>
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const sharesPhone = ({ reasons }: Question) => reasons.includes("same_phone");

/** Each pair begins at its top: under a thumb the page still stands at the buttons, and a reader at one that has gone. */
function useTop(pair: string | undefined) {
  const top = useRef<HTMLHeadingElement>(null);
  const shown = useRef(pair);
  useEffect(() => {
    if (shown.current === pair) return;
    shown.current = pair;
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: "nearest" });
  }, [pair]);
  return top;
}

type NoneLeftProps = { skipped: number; again: () => void; top: Ref<HTMLHeadingElement> };

function NoneLeft({ skipped, again, top }: NoneLeftProps) {
  const t = useTranslations("import-decisions.pair");
  return (
    <div className="grid justify-items-start gap-3">
      {skipped === 0 ? (
        <>
          <h2 className="outline-none" ref={top} tabIndex={-1}>
            <Done>{t("done")}</Done>
          </h2>
          <p className="text-14 text-ink-2">{t("doneText")}</p>
        </>
      ) : (
        <>
          <h2 className="text-16 outline-none" ref={top} tabIndex={-1}>
            {t("skipped", { count: skipped })}
          </h2>
          <Button onClick={again}>{t("again")}</Button>
        </>
      )}
    </div>
  );
}
