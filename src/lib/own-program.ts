import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { stepBack } from "./background";

/**
 * Runs a program of scripts/ to its end in a process of its own, behind the pages, with the server's variables. Its exit code; null
 * when it was ended because `signal` was aborted. What it prints goes nowhere.
 */
export function runProgram(
  name: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  const program = programOf(name);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: "ignore" });
    if (child.pid) stepBack(child.pid);
    const end = () => child.kill("SIGTERM");
    signal.addEventListener("abort", end, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve(signal.aborted ? null : code);
    });
  });
}

const programOf = (name: string) => path.join(/* turbopackIgnore: true */ process.cwd(), "scripts", name);

/**
 * What a program of scripts/ writes to its fourth channel, while it writes it, behind the pages, with the server's variables. The stream fails where the
 * program does, so that what was cut short does not look whole; nobody reading ends the program. `input` is given to it.
 */
export function programOutput(
  name: string,
  args: readonly string[],
  { signal, input }: { signal: AbortSignal; input: string },
): Readable {
  const child = spawn(process.execPath, [programOf(name), ...args], {
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  if (child.pid) stepBack(child.pid);
  // A program that ended before it had read this has its exit code to say so.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const output = new PassThrough();
  const written = child.stdio[3];
  if (written instanceof Readable) written.pipe(output, { end: false });
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end, { once: true });
  output.once("close", end);
  child.once("error", (error) => output.destroy(error));
  child.once("close", (code) => {
    if (code === 0) output.end();
    else output.destroy(new Error(`${name} ended with ${code}`));
  });
  return output;
}
