import { isIPv4, isIPv6 } from "node:net";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Of an address as URL writes it: the name is this machine's own. */
export const isLoopback = ({ hostname }: URL): boolean => loopback.includes(hostname);

/**
 * The network of an address as it is kept and shown: 203.0.113.0/24, 2001:db8:7::/48. A user's phone changes its address within
 * one, and nobody needs the rest. "unknown" for anything else.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(plain)) return "unknown";
  const groups = firstGroups(plain.toLowerCase()).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.join(":").replace(/(:0)+$/, "")}::/48`;
}

function firstGroups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, zeros)).fill("0"), ...after].slice(0, 3);
}
