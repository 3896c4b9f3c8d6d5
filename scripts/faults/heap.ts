import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

const bomb = "((kept)=>{for(;;)kept.push(new Array(1e5).fill(kept.length))})([])";
const withinMs = 60_000;

/**
 * Fills the memory that a Node process may use, until it ends of it: through its debugger, which a signal opens. It stops there once
 * more before it ends, so the debugger is let go.
 */
export async function fillHeap(pid: number): Promise<void> {
  const inspector = spawn(process.execPath, ["inspect", "-p", String(pid)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  let said = "";
  inspector.stdout.on("data", (part: Buffer) => {
    if (!said.includes("debug> ") && part.includes("debug> "))
      inspector.stdin.write(`exec(${JSON.stringify(bomb)})\n`);
    said += part.toString();
    if (said.includes("OOM")) inspector.kill("SIGKILL");
  });
  const until = Date.now() + withinMs;
  while (isThere(pid) && Date.now() < until) await wait(50);
  inspector.kill("SIGKILL");
  if (isThere(pid)) throw new Error(`the process did not end of its full memory:\n${said}`);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
