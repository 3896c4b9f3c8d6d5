// The web server of npm start: Next, with Brotli, with the style sheet inside the page, and shut to what is written from
// another site. Listens on HOST and PORT and answers to NEXTAUTH_URL alone.
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { runtimeKey } from "./lib/action-key.mjs";
import { noteClient, trustedProxies } from "./lib/client-address.mjs";
import { watchDatabase } from "./lib/database-watch.mjs";
import { inlineStyle } from "./lib/inline-style.mjs";
import { explainOldPage } from "./lib/old-page.mjs";
import { ROOT } from "./lib/paths.mjs";
import { countRequests } from "./lib/request-figures.mjs";
import { isForeignWrite, refusalOf, refuse, withPolicy } from "./lib/request-guard.mjs";
import { answerForSilent } from "./lib/unavailable.mjs";
import { createWebServer } from "./lib/web-server.mjs";

const { HOST, PORT, NEXTAUTH_URL, TRUSTED_PROXIES, DATABASE_URL, LAN_FOLDER } = process.env;
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = runtimeKey(process.env.NEXTAUTH_SECRET);
const home = new URL(NEXTAUTH_URL ?? `http://localhost:${PORT}`);
const trusted = trustedProxies(TRUSTED_PROXIES);

// A window of a megabyte: the rows of a list, written twice in its page, lie further apart than the 32 kB that gzip sees.
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 },
};
const compress = compression({ brotli });

const database = watchDatabase(DATABASE_URL);
const app = next({ dev: false, dir: ROOT, hostname: HOST, port: Number(PORT) });
await app.prepare();
const handle = app.getRequestHandler();

const count = countRequests();
const server = await createWebServer((request, response) => {
  count(response);
  withPolicy(response, { strictTransport: LAN_FOLDER === undefined });
  const refusal = isForeignWrite(request, home) ? { status: 403 } : refusalOf(request, home);
  if (refusal) return refuse(response, refusal);
  if (answerForSilent({ request, response, database })) return;
  explainOldPage(request, response);
  noteClient(request, { trusted, publicAddress: home.href });
  compress(request, response, () => {
    inlineStyle(response);
    void handle(request, response);
  });
}, process.env);
server.listen(Number(PORT), HOST);

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.once(signal, async () => {
    // The job at hand ends after its piece and is given back, for another process to take at once.
    const released = globalThis.stopSerikatWorker?.();
    await new Promise((closed) => server.close(closed));
    await released;
    await app.close();
    await database.stop();
    process.exit(code);
  });
}
