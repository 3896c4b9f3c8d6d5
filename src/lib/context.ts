export const roles = ["admin", "coordinator", "organiser", "delegate", "observer"] as const;
export type Role = (typeof roles)[number];

type Actor =
  | { type: "user"; userId: string; seatId: string; name: string }
  | { type: "system"; name: string };

/** Departments count only where their workplace is not wholly in the turf. */
export type Turf =
  | { whole: true }
  | { whole: false; workplaceIds: string[]; departments: { id: string; workplaceId: string }[] };

/** Only the session, a job, the first run or a test makes one: it is the proof of a check. */
export type Context = {
  actor: Actor;
  unionId: string;
  role: Role | "system";
  turf: Turf;
  timeZone: string;
  /** The reader's language; undefined for a job. */
  locale?: "id" | "en";
  /** When the user last showed in this session who they are. */
  provedAt?: Date | null;
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

/** null for a job. */
export function actingUserId(ctx: Context): string | null {
  return ctx.actor.type === "user" ? ctx.actor.userId : null;
}
