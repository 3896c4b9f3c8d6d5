import { z } from "zod";
import { id } from "@/lib/ids";
import { mergeChoices } from "./people/rules";

const side = z.enum(["survivor", "gone"], { error: "choice" });
const version = z.coerce.number().int();

export const mergeInput = z.strictObject({
  survivorId: id,
  survivorVersion: version,
  goneId: id,
  goneVersion: version,
  choices: z.partialRecord(z.enum(mergeChoices), side),
});
export type MergeInput = z.output<typeof mergeInput>;

export const undoMergeInput = z.strictObject({ mergeId: id });
