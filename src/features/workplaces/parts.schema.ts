import { z } from "zod";
import { id } from "@/lib/ids";

const partKinds = ["department", "shift"] as const;
export type PartKind = (typeof partKinds)[number];

const kind = z.enum(partKinds);
const name = z.string().trim().min(1).max(120);
const clock = z
  .string()
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: "format" })
  .optional();

export const createPartInput = z.strictObject({
  kind,
  workplaceId: id,
  name,
  startsAt: clock,
  endsAt: clock,
});
export const editPartInput = z.strictObject({ kind, partId: id, name, startsAt: clock, endsAt: clock });
export const reorderPartsInput = z.strictObject({ kind, workplaceId: id, partIds: z.array(id).max(500) });
/** `into`: where its people, turf and headcounts go. Without it only an unused one can be removed. */
export const removePartInput = z.strictObject({ kind, partId: id, into: id.optional() });

export type CreatePart = z.output<typeof createPartInput>;
export type EditPart = z.output<typeof editPartInput>;
export type ReorderParts = z.output<typeof reorderPartsInput>;
export type RemovePart = z.output<typeof removePartInput>;
