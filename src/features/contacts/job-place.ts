import type { Turf } from "@/lib/context";

export type JobPlace = { workplaceId: string; departmentId?: string | null; shiftId?: string | null };

/** Whether a user with this turf may put people there. */
export function inTurf(turf: Turf, { workplaceId, departmentId }: JobPlace): boolean {
  if (turf.whole || turf.workplaceIds.includes(workplaceId)) return true;
  return turf.departments.some((department) => department.id === departmentId);
}

/** A correction of one job; otherwise it is a move, which closes the old job and opens a new one. */
export function samePlace(one: JobPlace, other: JobPlace): boolean {
  return (
    one.workplaceId === other.workplaceId &&
    (one.departmentId ?? null) === (other.departmentId ?? null) &&
    (one.shiftId ?? null) === (other.shiftId ?? null)
  );
}
