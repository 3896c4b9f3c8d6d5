/** In bytes that can still be written. Above twice what PostgreSQL may need to write before it can free any. */
const full = 256 * 1024 ** 2;
const low = 1024 ** 3;

export type Space = "enough" | "low" | "full";

export function spaceOf(free: number): Space {
  if (free < full) return "full";
  return free < low ? "low" : "enough";
}
