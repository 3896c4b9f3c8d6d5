import "server-only";
import { isIP } from "node:net";
import { env } from "./env";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * What passkeys are bound to: the name of the address that people type, never one that a request names. Null where browsers
 * know none: at a bare number, and without https outside this machine.
 */
export function passkeySite(): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(env.NEXTAUTH_URL);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  if (protocol !== "https:" && !loopback.includes(hostname)) return null;
  return { id: hostname, origin };
}
