import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";

// Made of features/devices/service-worker by scripts/lib/service-worker.mjs, after the build whose files it names.
const file = join(process.cwd(), ".next", "service-worker.js");

// A development server unregisters the worker that `npm start` left on the same address.
const none =
  'addEventListener("install", () => skipWaiting()); addEventListener("activate", (e) => e.waitUntil(registration.unregister()));';

let script: Promise<{ text: string; etag: string }> | undefined;

/** Revalidated at every opening: one line unless there was a new build. */
export async function GET(request: Request): Promise<Response> {
  script ??= load();
  const { text, etag } = await script;
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    etag,
  };
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}

async function load() {
  const text = env.NODE_ENV === "production" ? await readFile(file, "utf8") : none;
  const digest = createHash("sha256").update(text).digest("base64url").slice(0, 20);
  return { text, etag: `"${digest}"` };
}
