import "server-only";
import { isIP } from "node:net";
import { env } from "./env";
import { isLoopback } from "./network";

/**
 * What passkeys are bound to: the name of the address that people type, never one that a request names. Null where browsers
 * know none: at a bare number, and without https outside this machine.
 */
export function passkeySite(): { id: string; origin: string } | null {
  const home = new URL(env.NEXTAUTH_URL);
  const { hostname, origin, protocol } = home;
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  if (protocol !== "https:" && !isLoopback(home)) return null;
  return { id: hostname, origin };
}
