import { BlockList, isIP } from "node:net";

const CLIENT = "x-serikat-client";
const PROXY = "x-serikat-proxy";
const LOOPBACK = trustedProxies("127.0.0.0/8, ::1");

/** The list of TRUSTED_PROXIES: addresses and networks, parted by commas. Throws at the first that is neither. */
export function trustedProxies(text = "") {
  const list = new BlockList();
  for (const each of text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address, bits] = each.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: ${each} is no address`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * Notes on the request where it comes from, in headers of our own that no client can write: the address of the last hop that is
 * not a trusted proxy, and what an admin has to be told about proxies ("silent": in front of us and names nobody; "untrusted": names
 * somebody and is not believed).
 */
export function noteClient(request, { trusted, publicAddress }) {
  const peer = plain(request.socket.remoteAddress ?? "");
  const named = (request.headers["x-forwarded-for"] ?? "").split(",").map((part) => plain(part.trim()));
  const hops = named.filter((address) => isIP(address) !== 0);
  const believed = isIn(trusted, peer);
  const client = believed ? (hops.findLast((hop) => !isIn(trusted, hop)) ?? hops[0] ?? peer) : peer;
  const throughProxy = believed || (!isLoopbackName(publicAddress) && isIn(LOOPBACK, peer));
  request.headers[CLIENT] = client;
  request.headers[PROXY] = stateOf({ believed, throughProxy, names: hops.length > 0 });
  delete request.headers["x-forwarded-for"];
  delete request.headers["x-forwarded-host"];
}

function stateOf({ believed, throughProxy, names }) {
  if (names) return believed ? "believed" : "untrusted";
  return throughProxy ? "silent" : "none";
}

const plain = (address) => address.replace(/^::ffff:(?=\d+\.)/i, "");
const isIn = (list, address) =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
const isLoopbackName = (url) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
