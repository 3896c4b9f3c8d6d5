import { z } from "zod";
import { id } from "@/lib/ids";
import { answers } from "./outcomes";

export const answerInput = z.strictObject({
  batchId: id,
  candidateId: id,
  answer: z.enum(answers, { error: "choice" }),
});
export type AnswerInput = z.output<typeof answerInput>;

export const partInput = z.strictObject({ batchId: id, row: z.int().min(1), contactId: id });
