import { readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import type { ClientBase } from "pg";

/** Under load such a process gets a quarter of a page's processor time. */
const niceness = 5;

/** Lowers the priority of a process; where the system does not allow it, nothing changes. */
export function stepBack(pid = 0): void {
  try {
    setPriority(pid, Math.max(niceness, getPriority(pid)));
  } catch {}
}

type Session = { pid: number; user: string; database: string; address: string | null; port: number | null };

const ownSession =
  'SELECT pg_backend_pid() AS pid, session_user AS "user", current_database() AS database, host(inet_client_addr()) AS address, inet_client_port() AS port';

/**
 * Lowers the priority of a connection's PostgreSQL process, when it runs on this machine: only a process whose title names
 * this session is touched.
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
