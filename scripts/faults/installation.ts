import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { clusterUrl } from "../lib/cluster-server.mjs";
import { withClient } from "../lib/database.mjs";
import { DATA, ROOT } from "../lib/paths.mjs";

export const port = Number(process.env.FAULTS_PORT ?? 3490);
// So much that nothing lacks it, and so little that it is full within a moment.
const heapMb = 700;
const readyWithinMs = 120_000;

/** A Serikat as `npm start` makes it, in a folder of its own. */
export class Installation {
  private child: ChildProcess | undefined;

  async start(): Promise<void> {
    const own = { PORT: String(port), HOST: "127.0.0.1", NEXTAUTH_URL: `http://localhost:${port}` };
    const folders = { UPLOADS_DIR: path.join(DATA, "uploads"), BACKUP_DIR: path.join(DATA, "backups") };
    const args = [path.join(ROOT, "scripts/start.mjs")];
    const env = {
      ...process.env,
      ...own,
      ...folders,
      HOME: DATA,
      LOG_LEVEL: "fatal",
      NODE_OPTIONS: `--max-old-space-size=${heapMb}`,
      DATABASE_URL: "",
    };
    this.child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    const said: string[] = [];
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (part: Buffer) => said.push(part.toString()));
    if (!(await this.isReady(readyWithinMs))) throw new Error(`it did not start:\n${said.join("")}`);
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  async isReady(withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    while (Date.now() < until && this.child?.exitCode === null) {
      if ((await statusOf("/api/health/ready")) === 200) return true;
      await wait(100);
    }
    return false;
  }

  /** The web server's process. */
  webPid(): number {
    const children = readFileSync(`/proc/${this.child?.pid}/task/${this.child?.pid}/children`, "utf8");
    const found = children.split(" ").find((pid) => pid && commandOf(pid).includes("scripts/web.mjs"));
    if (!found) throw new Error("no web server runs");
    return Number(found);
  }

  /** The first line of its pid file is the first process of the cluster. */
  postmasterPid(): number {
    return Number(readFileSync(path.join(DATA, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  }

  url(): string {
    const { port: at } = JSON.parse(readFileSync(path.join(DATA, "postgres.json"), "utf8"));
    const { ownerPassword } = JSON.parse(readFileSync(path.join(DATA, "secrets.json"), "utf8"));
    return clusterUrl({ port: at, password: ownerPassword, database: "serikat" });
  }

  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const answer: { rows: Row[] } = await withClient(
      { url: this.url() },
      (client: { query(sql: string, values: unknown[]): Promise<{ rows: Row[] }> }) =>
        client.query(sql, values),
    );
    return answer.rows;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** 0 when nobody answered. */
function statusOf(address: string): Promise<number> {
  return new Promise((resolve) => {
    const call = request({ host: "127.0.0.1", port, path: address, timeout: 5000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.once("timeout", () => call.destroy());
    call.once("error", () => resolve(0));
    call.end();
  });
}
