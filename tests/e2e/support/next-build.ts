import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const build = readFileSync(".next/BUILD_ID", "utf8").trim();
type Deployed = { as: string; missing?: RegExp; rewrite?: (path: string, text: string) => string };

/** A proxy before the built server: it can serve the next build, lack files, delay answers, and knows what was asked. */
export async function nextBuildServer(target: URL) {
  let deployed: Deployed = { as: "A" };
  const asked: string[] = [];
  const held = new Map<string, (() => void)[]>();

  const server = createServer(async (near, answer) => {
    const path = near.url ?? "/";
    asked.push(path);
    const waiting = held.get(path);
    if (waiting) await new Promise<void>((go) => waiting.push(go));
    if (deployed.missing?.test(path)) return answer.writeHead(404).end();
    forward({ target, near, answer, change: (text) => changed(path, text, deployed) });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    deploy: (next: Deployed) => {
      deployed = next;
    },
    asked: () => asked.splice(0),
    /** Blocks this path until it is released. */
    hold: (path: string) => held.set(path, []),
    letGo: (path: string) => {
      for (const go of held.get(path) ?? []) go();
      held.delete(path);
    },
    close: () => {
      for (const go of [...held.values()].flat()) go();
      server.closeAllConnections();
      server.close();
    },
  };
}

function changed(path: string, text: string, { as, rewrite }: Deployed): string {
  const other = text.replaceAll(build, `${build}${as}`).replace("<html ", `<html data-build="${as}" `);
  return rewrite ? rewrite(path, other) : other;
}

type Forward = {
  target: URL;
  near: IncomingMessage;
  answer: ServerResponse;
  change: (text: string) => string;
};

function forward({ target, near, answer, change }: Forward): void {
  const headers = { ...near.headers, "accept-encoding": "identity" };
  delete headers["if-none-match"];
  const { url: path, method } = near;
  const far = request({ host: "127.0.0.1", port: target.port, path, method, headers }, (found) => {
    const { "content-length": _, etag, ...kept } = found.headers;
    const type = String(kept["content-type"]);
    if (!/^text\/(html|javascript)/.test(type)) {
      answer.writeHead(found.statusCode ?? 500, found.headers);
      return void found.pipe(answer);
    }
    const parts: Buffer[] = [];
    found.on("data", (part: Buffer) => parts.push(part));
    found.on("end", () =>
      answer.writeHead(found.statusCode ?? 500, kept).end(change(Buffer.concat(parts).toString())),
    );
  });
  far.on("error", () => answer.destroy());
  near.pipe(far);
}
