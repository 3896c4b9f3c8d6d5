import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { stepBack } from "./background";
import { bundled, confined } from "./child-program";

export interface ChildLimits {
  /** Seconds of waiting for the child; the time that the reader of the lines takes does not count. */
  seconds: number;
  megabytes: number;
  reads?: readonly string[];
  /** Given to the child as its file 3: its standard input is the program. */
  input?: string;
}

export class ChildFailure extends Error {
  readonly reason: "timeout" | "memory" | "crashed";

  constructor(reason: ChildFailure["reason"], detail = "") {
    super(`child ${reason} ${detail}`.trim());
    this.name = "ChildFailure";
    this.reason = reason;
  }
}

/**
 * Runs a TypeScript program in a process of its own and yields the lines that it prints. The child gets no environment, may
 * open only the files named and start nothing; it dies when no one reads on, takes too long or needs too much memory.
 */
export async function* readChildLines(program: string, limits: ChildLimits): AsyncGenerator<string> {
  const code = bundled(program);
  const flags = [`--max-old-space-size=${limits.megabytes}`, "--no-warnings", "--input-type=commonjs"];
  const child = spawn(process.execPath, [...flags, ...confined(limits.reads ?? []), "-"], {
    cwd: process.cwd(),
    env: { NODE_ENV: "production", TZ: "UTC" },
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  if (child.pid) stepBack(child.pid);
  const [stdin, , , input] = child.stdio;
  send(stdin, code);
  send(input as Writable, limits.input ?? "");
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("error", () => resolve({ code: -1, signal: null }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  let complaint = "";
  child.stderr.on("data", (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(-4_000);
  });
  const lines = linesOf(child.stdout);
  const budget = { milliseconds: limits.seconds * 1_000 };
  try {
    for (;;) {
      const line = await within(lines.next(), budget);
      if (line.done) break;
      yield line.value;
    }
    const { code, signal } = await within(ended, budget);
    if (code !== 0)
      throw new ChildFailure(
        isOutOfMemory(signal, code, complaint) ? "memory" : "crashed",
        `${signal ?? code}`,
      );
  } finally {
    child.kill("SIGKILL");
  }
}

function send(stream: Writable, text: string): void {
  stream.once("error", () => undefined);
  stream.end(text);
}

const longestLine = 64 * 1024 * 1024;

/**
 * Lines of a stream, with backpressure: `readline` buffers a thousand, each megabytes long here. The length of a line is
 * limited.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let parts: string[] = [];
  let length = 0;
  stream.setEncoding("utf8");
  for await (const chunk of stream as AsyncIterable<string>) {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      yield parts.join("") + chunk.slice(from, end);
      from = end + 1;
      [parts, length] = [[], 0];
    }
    parts.push(chunk.slice(from));
    length += chunk.length - from;
    if (length > longestLine) throw new ChildFailure("memory", "a line without end");
  }
  if (length > 0) yield parts.join("");
}

async function within<T>(promise: Promise<T>, budget: { milliseconds: number }): Promise<T> {
  const from = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChildFailure("timeout")), Math.max(budget.milliseconds, 1));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
    budget.milliseconds -= performance.now() - from;
  }
}

function isOutOfMemory(signal: string | null, code: number | null, complaint: string): boolean {
  return signal === "SIGABRT" || code === 134 || /heap out of memory|Allocation failed/i.test(complaint);
}
