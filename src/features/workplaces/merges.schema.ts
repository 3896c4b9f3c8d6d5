import { z } from "zod";
import { id } from "@/lib/ids";

const name = z.string().trim().min(1).max(200);

/** Both by their names; `went` becomes a part of `stays`. */
export const mergePlacesInput = z.strictObject({
  kind: z.enum(["employer", "workplace"]),
  stays: name,
  went: name,
});
export const undoPlaceMergeInput = z.strictObject({ mergeId: id });

export type MergePlaces = z.output<typeof mergePlacesInput>;
export type UndoPlaceMerge = z.output<typeof undoPlaceMergeInput>;
