export const roles = ["admin", "coordinator", "organiser", "delegate", "observer"] as const;
export type Role = (typeof roles)[number];

type Actor =
  | { type: "user"; userId: string; seatId: string; name: string }
  | { type: "system"; name: string };

/** The places that a user sees and works in. Departments count only where their workplace isn't wholly in. */
export type Turf =
  | { whole: true }
  | { whole: false; workplaceIds: string[]; departments: { id: string; workplaceId: string }[] };

/**
 * Who acts, for which union, within which turf. Only the session, a job, the first run or a test makes one:
 * holding it is the proof that the caller was checked.
 */
export type Context = {
  actor: Actor;
  unionId: string;
  role: Role | "system";
  turf: Turf;
  timeZone: string;
};

export function systemContext(union: { id: string; timeZone: string }, name: string): Context {
  return {
    actor: { type: "system", name },
    unionId: union.id,
    role: "system",
    turf: { whole: true },
    timeZone: union.timeZone,
  };
}

/** The user who acts, or null for a job. */
export function actingUserId(ctx: Context): string | null {
  return ctx.actor.type === "user" ? ctx.actor.userId : null;
}
