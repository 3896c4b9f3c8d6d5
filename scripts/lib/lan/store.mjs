import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accountFor, isRoot } from "../accounts.mjs";
import { inData } from "../paths.mjs";
import { writePrivately } from "../secrets.mjs";
import { isStale, makeAuthority, makeLeaf, nearsEnd } from "./certificates.mjs";

const AUTHORITY = "authority.pem";
const AUTHORITY_KEY = "authority-key.pem";
const LEAF = "server.pem";
const LEAF_KEY = "server-key.pem";

export const lanFolder = (data) => join(data ?? inData(), "lan");

/**
 * The authority of this machine and a certificate of it for these addresses and names, made or renewed where needed, in .data/lan/. Keys
 * can be read by their owner alone: that of the authority is the launcher's, that of the server is the account's that runs it.
 */
export async function ensureCertificates({ folder, addresses, names, now = new Date() }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  let authority = { certificate: kept(AUTHORITY), key: kept(AUTHORITY_KEY) };
  const isNew = !authority.certificate || !authority.key || nearsEnd(authority.certificate, now);
  if (isNew) {
    authority = await makeAuthority({ name: names[0]?.replace(/\.local$/, "") ?? addresses[0], now });
    writePrivately(join(folder, AUTHORITY_KEY), authority.key);
    writePrivately(join(folder, AUTHORITY), authority.certificate);
  }
  const leaf = kept(LEAF);
  const wanted = { authority: authority.certificate, addresses, names, now };
  if (!leaf || !kept(LEAF_KEY) || isStale({ certificate: leaf, ...wanted })) {
    const made = await makeLeaf({ authority, addresses, names, now });
    writePrivately(join(folder, LEAF_KEY), made.key);
    writePrivately(join(folder, LEAF), made.certificate);
  }
  if (isRoot()) letRead(folder, accountFor(inData("postgres")));
  return { authority: authority.certificate, isNew };
}

/** What the web server serves with: read again each day, for the launcher renews it. */
export function readCertificates(folder) {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  return { cert: read(LEAF), key: read(LEAF_KEY), authority: read(AUTHORITY) };
}

function letRead(folder, { uid, gid }) {
  chownSync(folder, 0, gid);
  chmodSync(folder, 0o710);
  for (const name of [LEAF, LEAF_KEY]) chownSync(join(folder, name), uid, gid);
  chmodSync(join(folder, AUTHORITY), 0o644);
}
