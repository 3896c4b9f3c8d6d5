import { z } from "zod";
import { id } from "@/lib/ids";

const side = z.enum(["survivor", "gone"], { error: "choice" }).optional();
const version = z.coerce.number().int();

/** Asked only for fields that both have. */
export const mergeInput = z.strictObject({
  survivorId: id,
  survivorVersion: version,
  goneId: id,
  goneVersion: version,
  name: side,
  nickname: side,
  sex: side,
  birthDate: side,
  birthPlace: side,
  nationalId: side,
  address: side,
  language: side,
  externalId: side,
  background: side,
  owner: side,
  job: side,
});
export type MergeInput = z.output<typeof mergeInput>;

export const undoMergeInput = z.strictObject({ mergeId: id });
