import { isShell, parentOf, startToken } from "./process-table.mjs";
import { dim, fail, Stop, say } from "./terminal.mjs";

// A terminal signals the whole group and npm passes its copy on: only a later signal insists.
const SAME_KEYPRESS_MS = 500;
const WHOLE_STOP_MS = 9500;

const cleanups = [];
const forced = new Set();
const interruptible = new Set();
let stoppingSince = 0;

export const isStopping = () => stoppingSince > 0;

/** Runs at the end, the last registered first. */
export function atExit(cleanup) {
  cleanups.push(cleanup);
}

/** Runs when there is no time left; returns a function that unregisters it. */
export function atForce(kill) {
  forced.add(kill);
  return () => forced.delete(kill);
}

/** Interrupts work that is not worth finishing; returns a function that unregisters it. */
export function untilStopped(interrupt) {
  interruptible.add(interrupt);
  return () => interruptible.delete(interrupt);
}

export async function exit(code) {
  if (isStopping()) return;
  stoppingSince = Date.now();
  for (const interrupt of interruptible) interrupt();
  const deadline = setTimeout(() => force(code || 1), WHOLE_STOP_MS);
  while (cleanups.length > 0) {
    try {
      await cleanups.pop()();
    } catch (error) {
      say(`  ${dim(String(error))}`);
    }
  }
  clearTimeout(deadline);
  process.exit(code);
}

function listenToSignals() {
  const onSignal = (signal) => {
    if (!isStopping()) {
      say();
      say("  Stopping …");
      void exit(signal === "SIGINT" ? 130 : 0);
    } else if (signal === "SIGINT" && Date.now() - stoppingSince > SAME_KEYPRESS_MS) {
      force(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event) stopWithNpm(() => onSignal("SIGTERM"));
}

// npm does not pass SIGTERM on: without this, stopping `npm start` would leave the server behind.
function stopWithNpm(stop) {
  const npm = npmProcesses().map((pid) => ({ pid, started: startToken(pid) }));
  const timer = setInterval(() => {
    if (npm.every(({ pid, started }) => startToken(pid) === started)) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

function npmProcesses() {
  const shell = process.ppid;
  const npm = parentOf(shell);
  return isShell(shell) && npm ? [shell, npm] : [shell];
}

function force(code) {
  for (const kill of forced) kill();
  while (cleanups.length > 0) {
    const cleanup = cleanups.pop();
    if (cleanup.always) cleanup();
  }
  process.exit(code);
}

/** Runs a command's main function; a Stop becomes one ✗ line with its cure, anything else is a bug with its stack. */
export async function main(work) {
  listenToSignals();
  try {
    await work();
  } catch (error) {
    if (isStopping()) return;
    if (error instanceof Stop) fail(error.message, error.cure);
    else
      fail("This should not happen", error instanceof Error ? (error.stack ?? error.message) : String(error));
    await exit(1);
  }
}
