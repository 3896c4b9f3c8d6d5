import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { env } from "./env";
import { AppError } from "./errors";

export const uploadLimit = 200 * 1024 * 1024;

export type SavedUpload = { size: number; hash: string };

/** The place of an upload on disk. Named by our own id, so nothing of a file's name reaches the disk. */
export function uploadPath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("not an upload's id");
  return path.resolve(/* turbopackIgnore: true */ env.UPLOADS_DIR, id);
}

/** Streams a request's body to disk: never in memory as a whole, cut off with a refusal at the limit. */
export async function saveUpload(id: string, body: ReadableStream<Uint8Array>): Promise<SavedUpload> {
  const file = uploadPath(id);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > uploadLimit ? new AppError("INVALID", { file: "too_large" }) : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), measure, createWriteStream(file, { mode: 0o600, flags: "wx" }));
  } catch (error) {
    await discardUpload(id);
    throw error;
  }
  return { size, hash: hash.digest("hex") };
}

export async function discardUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
}
