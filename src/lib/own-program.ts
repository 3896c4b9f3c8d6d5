import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
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
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), "scripts", name);
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
