import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";

const DAY_MS = 86_400_000;

/**
 * Plain http; with LAN_FOLDER (`npm start -- --lan`) https with the certificate in it, which is read again each day, and beside it the page
 * that says how to trust it.
 */
export async function createWebServer(answer, { LAN_FOLDER, LAN_PAGE, HOST, NEXTAUTH_URL }) {
  if (!LAN_FOLDER) return createServer(answer);
  const [{ readCertificates }, { createTrustServer }] = await Promise.all([
    import("./lan/store.mjs"),
    import("./lan/trust-server.mjs"),
  ]);
  const served = readCertificates(LAN_FOLDER);
  const server = createSecureServer(served, answer);
  const renewal = setInterval(() => server.setSecureContext(readCertificates(LAN_FOLDER)), DAY_MS);
  renewal.unref();
  const trust = createTrustServer({ home: NEXTAUTH_URL, page: LAN_PAGE, authority: served.authority });
  trust.listen(Number(new URL(LAN_PAGE).port), HOST);
  trust.unref();
  return server;
}
