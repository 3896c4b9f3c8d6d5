import { readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import type { ClientBase } from "pg";

/** Whoever waits for a page comes first: under load such a process gets a quarter of what a page gets, and alone all there is. */
const niceness = 5;

/** Puts a process of ours, or this one, behind the pages. Where the system does not let us, it goes on as it is. */
export function stepBack(pid = 0): void {
  try {
    setPriority(pid, Math.max(niceness, getPriority(pid)));
  } catch {
    // Gone already, or not allowed.
  }
}

type Session = { pid: number; user: string; database: string; address: string | null; port: number | null };

const ownSession =
  'SELECT pg_backend_pid() AS pid, session_user AS "user", current_database() AS database, host(inet_client_addr()) AS address, inet_client_port() AS port';

/**
 * Puts PostgreSQL's process behind a connection behind the pages too, when it runs here. On another machine the same number may
 * be anybody's: only the process that calls itself this session's is touched.
 */
export async function stepBackInDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Session>(ownSession);
  const [session] = rows;
  if (session && titleOf(session.pid).includes(named(session))) stepBack(session.pid);
}

function named({ user, database, address, port }: Session): string {
  return ` ${user} ${database} ${address === null ? "[local]" : `${address}(${port})`}`;
}

function titleOf(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return title.startsWith("postgres:") ? title : "";
  } catch {
    return "";
  }
}
