// The web server of npm start: Next, with Brotli, with the style sheet inside the page, and shut to what is written from
// another site. Listens on HOST and PORT.
import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { isForeignWrite } from "./lib/foreign-writes.mjs";
import { inlineStyle } from "./lib/inline-style.mjs";
import { ROOT } from "./lib/paths.mjs";

const { HOST, PORT } = process.env;

// A window of a megabyte: the rows of a list, written twice in its page, lie further apart than the 32 kB that gzip sees.
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 },
};
const compress = compression({ brotli });

const app = next({ dev: false, dir: ROOT, hostname: HOST, port: Number(PORT) });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  if (isForeignWrite(request)) {
    response.writeHead(403).end();
    return;
  }
  compress(request, response, () => {
    inlineStyle(response);
    void handle(request, response);
  });
});
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
    process.exit(code);
  });
}
