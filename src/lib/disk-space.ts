/** In bytes that can still be written. Below it no upload is taken and no backup is made. */
export const leastFree = 1024 ** 3;
/** Above twice what PostgreSQL may need to write before it can free any. */
const full = 256 * 1024 ** 2;

export type Space = "enough" | "low" | "full";

export function spaceOf(free: number): Space {
  if (free < full) return "full";
  return free < leastFree ? "low" : "enough";
}
