import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { atExit } from "./lifecycle.mjs";
import { startToken } from "./process-table.mjs";
import { Stop } from "./terminal.mjs";

/** undefined when free; a killed process's lock does not count. */
export function lockHolder(file) {
  try {
    const held = JSON.parse(readFileSync(file, "utf8"));
    return held.started === startToken(held.pid) ? held : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the lock or stops with a sentence. Tells whether an earlier holder was killed. */
export function takeLock(file, command) {
  const mine = `${file}.${process.pid}`;
  const held = { pid: process.pid, started: startToken(process.pid), command };
  writeFileSync(mine, JSON.stringify(held), { mode: 0o600 });
  let stale = false;
  try {
    while (!link(mine, file)) {
      const other = lockHolder(file);
      if (other) throw alreadyRunning(other);
      stale = true;
      setAside(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const release = () => rmSync(file, { force: true });
  release.always = true;
  atExit(release);
  return {
    stale,
    note(more) {
      writeFileSync(mine, JSON.stringify({ ...held, ...more }), { mode: 0o600 });
      renameSync(mine, file);
    },
  };
}

function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

// Renaming succeeds for one of two starters only; a live holder's lock that was set aside is put back.
function setAside(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const alive = lockHolder(aside) !== undefined;
  if (alive) link(aside, file);
  rmSync(aside, { force: true });
}

function alreadyRunning({ pid, command, address }) {
  const where = address ? ` at ${address}` : "";
  return new Stop(
    `Serikat is already running from this folder${where} (${command}, process ${pid}); stop that one first.`,
  );
}
