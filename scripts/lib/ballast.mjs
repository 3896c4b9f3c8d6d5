import { closeSync, openSync, realpathSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

export const BALLAST_BYTES = 64 * 1024 * 1024;
// Not as soon as there is room for it: what freed the disk may be about to be written again.
const ROOM_BYTES = 16 * BALLAST_BYTES;
/** PostgreSQL writes its log in segments of 16 MB. */
const FULL_BYTES = 32 * 1024 * 1024;
const EVERY_MS = 60_000;

// Beside the cluster's folder, which PostgreSQL wants for itself.
function fileOf(data) {
  const folder = realpathSync(data);
  return join(dirname(folder), `${basename(folder)}.ballast`);
}

// Bytes that an ordinary account can still write there; null where the system does not say.
function freeBytes(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Keeps a file of 64 MB on the disk of the cluster while there is room: it is given up when the disk is full. */
export function keepBallast(data, { everyMs = EVERY_MS } = {}) {
  make(data);
  const timer = setInterval(() => make(data), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Gives the file up when the disk is full; tells whether it did. PostgreSQL can then end what it was writing. */
export function freeBallast(data) {
  const free = freeBytes(data);
  if (free === null || free > FULL_BYTES || sizeOf(fileOf(data)) === 0) return false;
  rmSync(fileOf(data), { force: true });
  return true;
}

function make(data) {
  const free = freeBytes(data);
  if (free === null || free < ROOM_BYTES || sizeOf(fileOf(data)) === BALLAST_BYTES) return;
  try {
    write(fileOf(data));
  } catch {
    // Full after all, or not ours to write: without a ballast, as before.
    rmSync(fileOf(data), { force: true });
  }
}

// Written, not only claimed: a file with holes keeps no space free.
function write(file) {
  const piece = Buffer.alloc(1024 * 1024, 1);
  const handle = openSync(file, "w", 0o600);
  try {
    for (let at = 0; at < BALLAST_BYTES; at += piece.length) writeSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
