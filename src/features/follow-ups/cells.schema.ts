import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

/** A department × shift of a workplace; null is people without one. */
export type Cell = { workplaceId: string; departmentId: string | null; shiftId: string | null };

const none = "none";

/** As it stands in an address and a form. */
export const cellKey = ({ workplaceId, departmentId, shiftId }: Cell) =>
  [workplaceId, departmentId ?? none, shiftId ?? none].join(".");

const part = z.union([id, z.literal(none).transform(() => null)]);
const parts = z.tuple([id, part, part]);

const cell = z
  .string()
  .transform((key) => key.split("."))
  .pipe(parts)
  .transform(([workplaceId, departmentId, shiftId]): Cell => ({ workplaceId, departmentId, shiftId }));

/** In one go: about what an organiser can see in a week. */
export const mostHandedOver = 50;

export const handOverInput = z.strictObject({
  id,
  userId: id,
  dueOn: day,
  contactIds: z.array(id).min(1, "required").max(mostHandedOver, "too_long"),
});
export type HandOver = z.output<typeof handOverInput>;

export const takeBackInput = z.strictObject({ id, contactIds: z.array(id).min(1).max(mostHandedOver) });
export type TakeBack = z.output<typeof takeBackInput>;

/** Anything unknown is the default. */
export const weekFilter = z.object({
  workplace: id.optional().catch(undefined),
  cell: cell.optional().catch(undefined),
  more: z.coerce.number().int().min(1).max(50).catch(1),
});
export type WeekFilter = z.output<typeof weekFilter>;

export function weekHref({ workplace, cell: open, more }: Partial<WeekFilter>): string {
  const params = new URLSearchParams({
    ...(workplace && { workplace }),
    ...(open && { cell: cellKey(open) }),
    ...(more && more > 1 && { more: String(more) }),
  });
  return params.size > 0 ? `/week?${params}` : "/week";
}
