import { readFileName } from "./format.mjs";

const DAILY = 14;
const WEEKLY = 8;
const BEFORE_RESTORE = 5;
const DAY_MS = 86_400_000;

const dayOf = ({ at }) => at.toISOString().slice(0, 10);
// Weeks begin on a Monday; 1970-01-01 was a Thursday.
const weekOf = ({ at }) => Math.floor((at.getTime() / DAY_MS + 3) / 7);

/**
 * The names that may go: all but the newest of each of the last 14 days with a backup, the newest of each of the last 8 weeks with
 * one, and the last 5 from before a restore. Files with other names are not ours and never go.
 *
 * @param {readonly string[]} names
 */
export function superfluous(names) {
  const files = names.flatMap((name) => readFileName(name) ?? []).toSorted((a, b) => b.at - a.at);
  const restorePoints = files.filter(({ kind }) => kind === "before_restore");
  const others = files.filter(({ kind }) => kind !== "before_restore");
  const kept = new Set([
    ...newestOfEach(others, dayOf).slice(0, DAILY),
    ...newestOfEach(others, weekOf).slice(0, WEEKLY),
    ...restorePoints.slice(0, BEFORE_RESTORE),
  ]);
  return files.filter((file) => !kept.has(file)).map(({ name }) => name);
}

function newestOfEach(files, periodOf) {
  const seen = new Set();
  return files.filter((file) => {
    const period = periodOf(file);
    if (seen.has(period)) return false;
    seen.add(period);
    return true;
  });
}
