import "server-only";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "./env";

export type Disk = {
  /** In bytes, of the file system that the data of this machine lies on. */
  free: number;
  total: number;
  /** In bytes, of all backups. */
  backups: number;
  /** They go with the data when this disk breaks. */
  backupsBeside: boolean;
  /** The secret key that opens the backups still lies on this machine. */
  keyHere: boolean;
};

export const inFolder = (folder: string) => path.resolve(/* turbopackIgnore: true */ process.cwd(), folder);

/** What the disk under the data holds; null where the system does not say. */
export async function readDisk(): Promise<Disk | null> {
  const data = existing(inFolder(env.UPLOADS_DIR));
  const backups = existing(inFolder(env.BACKUP_DIR));
  try {
    const [space, ours, theirs] = await Promise.all([statfs(data), stat(data), stat(backups)]);
    return {
      free: space.bavail * space.bsize,
      total: space.blocks * space.bsize,
      backups: await sizeOf(inFolder(env.BACKUP_DIR)),
      backupsBeside: ours.dev === theirs.dev,
      keyHere: await isKeyHere(),
    };
  } catch {
    return null;
  }
}

/** The folder, or the nearest one above it that is there. */
export function existing(folder: string): string {
  const above = path.dirname(folder);
  return above === folder || existsSync(folder) ? folder : existing(above);
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(path.join(folder, name)).catch(() => null))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** `npm start` notes where it put the key that it made (scripts/lib/backup/settings.mjs). */
async function isKeyHere(): Promise<boolean> {
  const noted = await readFile(inFolder(".data/backup.json"), "utf8").catch(() => "{}");
  const { keyFile } = JSON.parse(noted) as { keyFile?: unknown };
  return typeof keyFile === "string" && (await stat(keyFile).catch(() => null)) !== null;
}
