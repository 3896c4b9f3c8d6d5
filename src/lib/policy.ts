import type { Context, Role } from "./context";
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

export const everyone: readonly Role[] = ["admin", "coordinator", "organiser", "delegate", "observer"];
export const organisers: readonly Role[] = ["admin", "coordinator", "organiser"];
export const coordinators: readonly Role[] = ["admin", "coordinator"];
export const admins: readonly Role[] = ["admin"];
