import type { Visitor } from "@/lib/visitor";

let counter = 0;

/** Where a request comes from: a network that nobody else tries from, unless one is given. */
export function visitor({ network, cookie, device = "Chrome · Android" }: Partial<Visitor> = {}): Visitor {
  counter += 1;
  const own = `10.${Math.floor(counter / 256) % 256}.${counter % 256}.0/24`;
  return { network: network ?? own, device, cookie };
}
