import type { Role } from "@/lib/context";

export type { Role };

/** In the order in which they are offered: from the widest reach to the narrowest. */
export const roles: readonly Role[] = ["admin", "coordinator", "organiser", "delegate", "observer"];

export type Reach = { role: Role; wholeUnion: boolean };

/** Admins always see the whole union; a delegate never does. */
export function reachOf({ role, wholeUnion }: Reach): boolean {
  if (role === "admin") return true;
  return role !== "delegate" && wholeUnion;
}

/** A delegate works in departments, so a whole workplace is not a delegate's turf. */
export function fitsRole(role: Role, places: { departmentId: string | null }[]): boolean {
  return role !== "delegate" || places.every((place) => place.departmentId !== null);
}

type Place = { workplaceId: string; departmentId: string | null };
type Sight = Reach & { turf: readonly Place[] };

/** Whether somebody sees less than before: what a phone took along under the wider reach has to go. */
export function narrows(before: Sight, after: Sight): boolean {
  if (roles.indexOf(after.role) > roles.indexOf(before.role)) return true;
  if (after.wholeUnion) return false;
  return before.wholeUnion || !before.turf.every((place) => after.turf.some((kept) => covers(kept, place)));
}

const covers = (wider: Place, place: Place) =>
  wider.workplaceId === place.workplaceId &&
  (wider.departmentId === null || wider.departmentId === place.departmentId);

export const invitationDays = 7;
