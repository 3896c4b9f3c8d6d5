import { BlockList } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { Stop } from "../terminal.mjs";

/** The networks that a house, an office or a hotspot has; also what the authority may vouch for. */
export const PRIVATE_NETWORKS = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
];
const OF_PROGRAMS = /^(docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|lxc)/;

const privateNetworks = new BlockList();
for (const [network, bits] of PRIVATE_NETWORKS) privateNetworks.addSubnet(network, bits);

/** The IPv4 addresses that phones in the same network reach this machine at. */
export function lanAddresses(interfaces = networkInterfaces()) {
  return Object.entries(interfaces)
    .filter(([name]) => !OF_PROGRAMS.test(name))
    .flatMap(([, addresses = []]) => addresses)
    .filter(
      ({ family, internal, address }) => family === "IPv4" && !internal && privateNetworks.check(address),
    )
    .map(({ address }) => address);
}

/** The name that phones ask the network for, where this machine answers to it (mDNS). */
export function lanName(host = hostname()) {
  const name = host.split(".")[0].toLowerCase();
  return /^[a-z0-9-]+$/.test(name) ? `${name}.local` : undefined;
}

/** What people type: NEXTAUTH_URL where it is one of ours, else the first address. */
export function lanHome({ addresses, name, port, wanted }) {
  if (addresses.length === 0)
    throw new Stop(
      "This machine has no address in a private network.",
      "Join the network of the phones first. On the internet use a proxy with https instead (docs/self-hosting.md).",
    );
  if (!wanted) return `https://${addresses[0]}:${port}`;
  const { protocol, hostname: host, port: at } = new URL(wanted);
  const isOurs = protocol === "https:" && [...addresses, name].includes(host) && at === String(port);
  if (isOurs) return new URL(wanted).origin;
  throw new Stop(
    `NEXTAUTH_URL (${wanted}) is no address of this machine in its network.`,
    `Unset it, or choose: ${[...addresses, name]
      .filter(Boolean)
      .map((each) => `https://${each}:${port}`)
      .join(", ")}`,
  );
}
