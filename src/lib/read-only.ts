import "server-only";
import { statfsSync } from "node:fs";
import { existing, inFolder } from "./disk";
import { type Space, spaceOf } from "./disk-space";
import { env } from "./env";
import { AppError } from "./errors";

const askedEveryMs = 5_000;

let known: { space: Space; at: number } | undefined;

/** How much room the disk of the data has; asked again every five seconds. "enough" where the system does not say. */
export function diskSpace(): Space {
  if (!known || Date.now() - known.at > askedEveryMs) known = { space: measured(), at: Date.now() };
  return known.space;
}

function measured(): Space {
  try {
    const { bavail, bsize } = statfsSync(existing(inFolder(env.UPLOADS_DIR)));
    return spaceOf(bavail * bsize);
  } catch {
    return "enough";
  }
}

/** True while nothing is saved: the operator said so, or the disk is full. Pages, signing in and out go on. */
export const isReadOnly = (): boolean => env.READ_ONLY || diskSpace() === "full";

export function requireWritable(): void {
  if (isReadOnly()) throw new AppError("READ_ONLY");
}
