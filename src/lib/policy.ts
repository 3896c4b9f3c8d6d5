import { actingUserId, type Context, type Role } from "./context";
import { AppError } from "./errors";

export type Permission = { readonly name: string; readonly roles: readonly Role[] };

/** `system` (a job that acts on a user's decision) may do all. */
export function policy<Verb extends string>(noun: string, table: Record<Verb, readonly Role[]>) {
  const entries = Object.entries<readonly Role[]>(table).map(([verb, allowed]) => [
    verb,
    { name: `${noun}.${verb}`, roles: allowed },
  ]);
  return Object.fromEntries(entries) as Record<Verb, Permission>;
}

export function can(ctx: Context, permission: Permission): boolean {
  return ctx.role === "system" || permission.roles.includes(ctx.role);
}

export function authorize(ctx: Context, permission: Permission): void {
  if (!can(ctx, permission)) throw new AppError("FORBIDDEN");
}

/** The acting user, for what no job does. */
export function requireUser(ctx: Context): string {
  const userId = actingUserId(ctx);
  if (!userId) throw new AppError("FORBIDDEN");
  return userId;
}

const proofMinutes = 10;

/**
 * For acts that a borrowed or stolen session must not do. Refused with PROOF_NEEDED unless the user showed within ten minutes who
 * they are; `withProof` in the browser asks for it and does the same again.
 */
export function requireRecentProof(ctx: Context): void {
  if (ctx.role === "system") return;
  const proved = ctx.provedAt?.getTime() ?? 0;
  if (proved < Date.now() - proofMinutes * 60_000) throw new AppError("PROOF_NEEDED");
}

export const everyone: readonly Role[] = ["admin", "coordinator", "organiser", "delegate", "observer"];
export const organisers: readonly Role[] = ["admin", "coordinator", "organiser"];
export const coordinators: readonly Role[] = ["admin", "coordinator"];
export const admins: readonly Role[] = ["admin"];
