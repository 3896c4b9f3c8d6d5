import type { Role } from "@/lib/context";

export type { Role };

/** From the widest reach to the narrowest. */
export const roles: readonly Role[] = ["admin", "coordinator", "organiser", "delegate", "observer"];

export type Reach = { role: Role; wholeUnion: boolean };

/** Admins always see the whole union; a delegate never does. */
export function reachOf({ role, wholeUnion }: Reach): boolean {
  if (role === "admin") return true;
  return role !== "delegate" && wholeUnion;
}

/** A delegate's turf is departments. */
export function fitsRole(role: Role, places: { departmentId: string | null }[]): boolean {
  return role !== "delegate" || places.every((place) => place.departmentId !== null);
}

/** Whether the new role may more than the old one. */
export const grants = (before: Role, after: Role) => roles.indexOf(after) < roles.indexOf(before);

/** Roles that see and change so much that a password alone is too little. */
export const needsFactor = (role: Role) => role === "admin" || role === "coordinator";

type Place = { workplaceId: string; departmentId: string | null };
type Sight = Reach & { turf: readonly Place[] };

/** Whether the user sees less than before: lists taken under the wider turf have to expire. */
export function narrows(before: Sight, after: Sight): boolean {
  if (roles.indexOf(after.role) > roles.indexOf(before.role)) return true;
  if (after.wholeUnion) return false;
  return before.wholeUnion || !before.turf.every((place) => after.turf.some((kept) => covers(kept, place)));
}

const covers = (wider: Place, place: Place) =>
  wider.workplaceId === place.workplaceId &&
  (wider.departmentId === null || wider.departmentId === place.departmentId);

export const invitationDays = 7;
