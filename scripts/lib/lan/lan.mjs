import { renderUnicodeCompact } from "uqr";
import { portIsFree } from "../processes.mjs";
import { bold, dim, pass, Stop, say } from "../terminal.mjs";
import { lanAddresses, lanHome, lanName } from "./addresses.mjs";
import { fingerprintOf } from "./certificates.mjs";
import { ensureCertificates, lanFolder } from "./store.mjs";

const DAY_MS = 86_400_000;

/** All addresses of this machine, not only its own. */
export const LAN_HOST = "0.0.0.0";

/**
 * What `--lan` adds to the server's variables: https at an address of this network with a certificate of an own authority, and a page over
 * plain http that says how to trust it. Renewed once a day while we run.
 */
export async function prepareLan(port) {
  const name = lanName();
  const wanted = () => ({ folder: lanFolder(), addresses: lanAddresses(), names: name ? [name] : [] });
  const { addresses } = wanted();
  const home = lanHome({ addresses, name, port, wanted: process.env.NEXTAUTH_URL });
  const { authority, isNew } = await ensureCertificates(wanted());
  pass("Certificate", isNew ? "of a new authority: each phone has to trust it once" : "in .data/lan");
  const pagePort = await freePort(port + 1);
  const renewal = setInterval(() => void ensureCertificates(wanted()).catch(() => undefined), DAY_MS);
  renewal.unref();
  const page = `http://${new URL(home).hostname}:${pagePort}`;
  return { authority, page, env: { NEXTAUTH_URL: home, LAN_FOLDER: lanFolder(), LAN_PAGE: page } };
}

async function freePort(first) {
  for (let port = first; port < first + 20; port += 1) if (await portIsFree(port, LAN_HOST)) return port;
  throw new Stop(`No port from ${first} to ${first + 19} is free.`, "Set PORT to another number.");
}

export function greetPhones({ page, authority }) {
  say("  Phones in this network: scan this, or type the address below it.");
  say();
  for (const line of renderUnicodeCompact(page, { border: 2 }).split("\n")) say(`  ${line}`);
  say();
  say(`  ${bold(page)}`);
  say(`  ${dim("The certificate that it gives to a phone has to show this number:")}`);
  say(`  ${fingerprintOf(authority)}`);
  say();
}
