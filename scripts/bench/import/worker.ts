import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { workerArguments } from "../../lib/node-arguments.mjs";

export class Worker {
  private child: ChildProcess | undefined;
  private readonly watch: NodeJS.Timeout;
  private fail: (reason: Error) => void = () => undefined;
  /** Rejects when it ends by itself. */
  readonly ended = new Promise<never>((_, reject) => {
    this.fail = reject;
  });
  /** In megabytes. */
  readonly peak = { worker: 0, reader: 0 };

  constructor() {
    this.start();
    this.watch = setInterval(() => this.look(), 100);
  }

  start(): void {
    const args = [...workerArguments, "--import", "tsx", "src/worker.ts"];
    const env = { ...process.env, LOG_LEVEL: "warn" };
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("exit", (code, signal) => {
      if (this.child === child) this.fail(new Error(`the worker ended: ${signal ?? code}`));
    });
    this.child = child;
  }

  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child?.pid || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  async stop(): Promise<void> {
    clearInterval(this.watch);
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }

  forget(): void {
    this.peak.worker = 0;
    this.peak.reader = 0;
  }

  private look(): void {
    const pid = this.child?.pid;
    if (!pid) return;
    this.peak.worker = Math.max(this.peak.worker, residentOf(pid));
    for (const reader of childrenOf(pid)) this.peak.reader = Math.max(this.peak.reader, residentOf(reader));
  }
}

function residentOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
