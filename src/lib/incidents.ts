import "server-only";
import { createHash } from "node:crypto";
import { pool } from "./db";
import { codesOf, isUnreachable } from "./error-codes";
import { log } from "./log";

/** Of an address without what stood in it, or of a job's name. */
const pattern = /^[\][\w./()-]{1,200}$/;

type Kind = "page" | "action" | "route" | "job";
type Where = { kind: Kind; place: string };

/**
 * Notes an unforeseen error for the System page: its number, where, when and its codes, never its words. Counts one that was there
 * already. A database that does not answer is no incident, and cannot be told anyway.
 */
export async function noteIncident(error: unknown, { kind, place }: Where): Promise<void> {
  if (isUnreachable(error)) return;
  const values = [numberOf(error), kind, pattern.test(place) ? place : "-", codeOf(error)];
  await pool()
    .query(
      `INSERT INTO incident AS i (number, kind, place, code) VALUES ($1, $2, $3, $4)
       ON CONFLICT (number) DO UPDATE SET times = i.times + 1, last_at = now(), kind = $2, place = $3`,
      values,
    )
    .catch(unnoted);
}

/** What error.tsx shows; without one, a number of the error's kind and place. */
export function numberOf(error: unknown): string {
  const digest = (error as { digest?: unknown } | null)?.digest;
  const own = typeof digest === "string" ? kept(digest, /[^\w@-]/g, 60) : "";
  if (own) return own;
  const [first = ""] = placesOf(error);
  return createHash("sha256")
    .update(`${codeOf(error)} ${first}`)
    .digest("hex")
    .slice(0, 10);
}

/** The kind of an error and its codes. */
function codeOf(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return kept([name, ...new Set(codesOf(error))].join(" "), /[^\w ]/g, 200);
}

const kept = (text: string, without: RegExp, length: number) => text.replace(without, "").slice(0, length);

/** Where it was thrown: lines of its stack, without the words above them. */
export function placesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => /^ {4}at /.test(line)).slice(0, 6);
}

/** Notes how a job's run ended. */
export async function noteRun(task: string, { ms, failed }: { ms: number; failed: boolean }): Promise<void> {
  await pool()
    .query(
      `INSERT INTO job_run AS r (task, ms, failed, failures) VALUES ($1, $2, $3::boolean, $3::boolean::int)
       ON CONFLICT (task) DO UPDATE SET ended_at = now(), ms = $2, failed = $3::boolean,
         failures = CASE WHEN $3::boolean THEN r.failures + 1 ELSE 0 END`,
      [task, Math.round(ms), failed],
    )
    .catch(unnoted);
}

const unnoted = (error: unknown) =>
  log.warn({ codes: codesOf(error) }, "an error or a run could not be noted");

const keptDays = 30;

export async function deleteOldIncidents(): Promise<number> {
  const { rowCount } = await pool().query(
    "DELETE FROM incident WHERE last_at < now() - make_interval(days => $1)",
    [keptDays],
  );
  return rowCount ?? 0;
}
