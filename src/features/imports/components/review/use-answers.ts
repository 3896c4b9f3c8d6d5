"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useToasts } from "@/components/ui/toast";
import { answerQuestionAction, undoAnswerAction } from "../../actions";
import type { Answer } from "../../review/outcomes";

type Result = Awaited<ReturnType<typeof answerQuestionAction>>;

/** Which pair is asked now, and the answers to it. What is left for later is passed over, and comes again at the end. */
export function useAnswers<Q extends { id: string }>(batchId: string, questions: readonly Q[]) {
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const [later, setLater] = useState<readonly string[]>([]);
  const asked = questions.filter(({ id }) => !later.includes(id));
  const question = asked[0];
  const send = (work: () => Promise<Result>) => {
    if (busy) return;
    start(async () => {
      const result = await work();
      if (!result.ok) show({ title: errors(result.code), kind: "refused" });
    });
  };
  return {
    busy,
    question,
    skipped: questions.length - asked.length,
    answer: (answer: Answer) => {
      if (question) send(() => answerQuestionAction({ batchId, candidateId: question.id, answer }));
    },
    skip: () => {
      if (question && !busy) setLater([...later, question.id]);
    },
    previous: () => setLater(later.slice(0, -1)),
    again: () => setLater([]),
    undo: () => send(() => undoAnswerAction({ batchId })),
  };
}
