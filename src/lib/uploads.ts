import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { takeDatabaseLock } from "./database-lock";
import { leastFree } from "./disk-space";
import { env } from "./env";
import { AppError } from "./errors";

const uploadLimit = 200 * 1024 * 1024;

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type SavedUpload = { size: number; hash: string };

/** Named by our own id: nothing of a file's name reaches the disk. */
export function uploadPath(id: string): string {
  if (!isId.test(id)) throw new Error("not an upload's id");
  return path.resolve(/* turbopackIgnore: true */ env.UPLOADS_DIR, id);
}

type Arriving = { id: string; body: ReadableStream<Uint8Array>; userId: string };

/** One file of a user at a time, whatever process takes it in, so that one user cannot fill the disk. */
export async function saveUpload({ id, body, userId }: Arriving): Promise<SavedUpload> {
  const lock = await takeDatabaseLock(`upload:${userId}`);
  if (!lock) throw new AppError("CONFLICT", { file: "busy" });
  try {
    return await save(id, body);
  } finally {
    await lock.giveBack();
  }
}

/** The database may be on the same disk and stops when that is full. */
export async function requireRoom(folder: string, free = leastFree): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < free) throw new AppError("UNAVAILABLE", { file: "disk_full" });
}

/** Streams a request's body to disk, with a refusal at the limit. */
async function save(id: string, body: ReadableStream<Uint8Array>): Promise<SavedUpload> {
  const file = uploadPath(id);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await requireRoom(path.dirname(file));
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

/** Files that have not been written to since; one that is still arriving is not among them. */
export async function uploadsBefore(moment: Date): Promise<string[]> {
  const folder = path.resolve(/* turbopackIgnore: true */ env.UPLOADS_DIR);
  const names = await readdir(folder).catch(() => []);
  const old: string[] = [];
  for (const name of names.filter((each) => isId.test(each))) {
    const file = await stat(path.join(folder, name)).catch(() => null);
    if (file?.isFile() && file.mtime < moment) old.push(name);
  }
  return old;
}

export async function discardUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
}
