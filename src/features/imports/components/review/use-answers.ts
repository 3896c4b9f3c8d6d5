"use client";

import { useState } from "react";
import { answerQuestionAction, undoAnswerAction } from "../../actions";
import type { Answer } from "../../review/outcomes";
import { useAct, useCode } from "../use-act";

/** Which pair is asked now, and the answers to it. What is left for later is passed over, and comes again at the end. */
export function useAnswers<Q extends { id: string }>(batchId: string, questions: readonly Q[]) {
  const { busy, act } = useAct(useCode());
  const [later, setLater] = useState<readonly string[]>([]);
  const asked = questions.filter(({ id }) => !later.includes(id));
  const question = asked[0];
  const send = (work: Parameters<typeof act>[0]) => {
    if (!busy) act(work);
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
