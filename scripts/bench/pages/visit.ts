import { request } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import type { Target } from "../log/load";

export type Visit = { ms: number; firstByteMs: number; html: number; sent: number };

/** One page as a browser asks for it. Decompressed after the clock has stopped. */
export function visit(
  { port, agent }: Target,
  { path, cookie }: { path: string; cookie: string },
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const headers = { host: `localhost:${port}`, cookie, accept: "text/html", "accept-encoding": "br" };
    const call = request({ host: "127.0.0.1", port, agent, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      let firstByteMs = 0;
      response.on("data", (chunk: Buffer) => {
        firstByteMs ||= performance.now() - from;
        chunks.push(chunk);
      });
      response.on("end", () => {
        const ms = performance.now() - from;
        const body = Buffer.concat(chunks);
        const whole = response.headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body;
        const failed = response.statusCode !== 200 || whole.includes('id="__next_error__"');
        if (failed) reject(new Error(`${path} answered ${response.statusCode}`));
        else resolve({ ms, firstByteMs, html: whole.length, sent: body.length });
      });
      response.on("error", reject);
    });
    call.on("error", reject);
    call.end();
  });
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
