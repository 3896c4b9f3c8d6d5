import { expect, it } from "vitest";
import { noteClient, trustedProxies } from "./client-address.mjs";

const home = "https://serikat.example.org";
function noted({ peer, forwarded, trusted = "", publicAddress = home, forged }) {
  const headers = {
    ...(forwarded !== undefined && { "x-forwarded-for": forwarded }),
    ...(forged && { "x-serikat-client": forged, "x-serikat-proxy": "none" }),
  };
  const request = { socket: { remoteAddress: peer }, headers };
  noteClient(request, { trusted: trustedProxies(trusted), publicAddress });
  return [headers["x-serikat-client"], headers["x-serikat-proxy"]];
}

it.each([
  ["without a proxy, the connection's address", { peer: "203.0.113.9" }, ["203.0.113.9", "none"]],
  [
    "not what a client writes itself",
    { peer: "203.0.113.9", forwarded: "198.51.100.1" },
    ["203.0.113.9", "untrusted"],
  ],
  [
    "nor what it writes under our own name",
    { peer: "203.0.113.9", forged: "198.51.100.1" },
    ["203.0.113.9", "none"],
  ],
  [
    "what a trusted proxy saw",
    { peer: "127.0.0.1", forwarded: "198.51.100.1", trusted: "127.0.0.1" },
    ["198.51.100.1", "believed"],
  ],
  [
    "not what the client told that proxy",
    { peer: "127.0.0.1", forwarded: "10.9.9.9, 198.51.100.1", trusted: "127.0.0.1" },
    ["198.51.100.1", "believed"],
  ],
  [
    "what the outer of two trusted proxies saw",
    { peer: "127.0.0.1", forwarded: "198.51.100.1, 10.1.2.3", trusted: "127.0.0.1, 10.0.0.0/8" },
    ["198.51.100.1", "believed"],
  ],
  [
    "the same for IPv6",
    { peer: "::1", forwarded: "2001:db8::7", trusted: "::1" },
    ["2001:db8::7", "believed"],
  ],
  [
    "an IPv4 address in its IPv6 form",
    { peer: "::ffff:127.0.0.1", forwarded: "198.51.100.1", trusted: "127.0.0.1" },
    ["198.51.100.1", "believed"],
  ],
  [
    "the proxy itself when it names nobody",
    { peer: "10.1.2.3", trusted: "10.0.0.0/8" },
    ["10.1.2.3", "silent"],
  ],
  [
    "the proxy itself when it names nonsense",
    { peer: "10.1.2.3", forwarded: "unknown", trusted: "10.0.0.0/8" },
    ["10.1.2.3", "silent"],
  ],
  ["that a proxy on this machine is not told of", { peer: "127.0.0.1" }, ["127.0.0.1", "silent"]],
  [
    "nothing of the kind on a machine of one's own",
    { peer: "127.0.0.1", publicAddress: "http://localhost:3000" },
    ["127.0.0.1", "none"],
  ],
])("takes %s", (_what, request, wanted) => {
  expect(noted(request)).toEqual(wanted);
});

it("refuses a list with something else in it", () => {
  expect(() => trustedProxies("127.0.0.1, my-proxy")).toThrow("my-proxy is no address");
});
