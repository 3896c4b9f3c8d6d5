import { z } from "zod";
import { id } from "@/lib/ids";
import { answers } from "./rules";

export const answerInput = z.strictObject({
  batchId: id,
  candidateId: id,
  answer: z.enum(answers, { error: "choice" }),
});
export type AnswerInput = z.output<typeof answerInput>;
