import { Agent } from "node:http";
import { webArguments } from "../../lib/node-arguments.mjs";
import { WEB } from "../../lib/paths.mjs";
import { keepRunning, waitUntilAnswering } from "../../lib/server.mjs";
import type { Target } from "../log/load";

const port = Number(process.env.BENCH_PORT ?? 3394);

/** The built server on this database, as `npm start` runs it but for the worker. */
export async function startServer(url: string): Promise<Target> {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: url,
    DATABASE_OWNER_URL: url,
    DATABASE_ROLE: "serikat_app",
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    FIELD_ENCRYPTION_KEY: "11".repeat(32),
    BLIND_INDEX_KEY: "22".repeat(32),
    FIRST_RUN_TOKEN: "bench-first-run-token",
    WORKER: "separate",
    LOG_LEVEL: "error",
    PORT: String(port),
    HOST: "127.0.0.1",
  };
  const child = keepRunning({ name: "The web server", args: [...webArguments, WEB], env });
  await waitUntilAnswering({ port, host: "127.0.0.1", child });
  return { port, agent: new Agent({ keepAlive: true, maxSockets: 100 }) };
}
