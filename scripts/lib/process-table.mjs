import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** The start time tells a process from a later one with the same number. Undefined when there is none. */
export function startToken(pid) {
  try {
    if (process.platform !== "linux") {
      return (
        execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
          encoding: "utf8",
          stdio: "pipe",
        }).trim() || undefined
      );
    }
    const fields = statFields(pid);
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? undefined : `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

export function workingFolder(pid) {
  try {
    return process.platform === "linux" ? readlinkSync(`/proc/${pid}/cwd`) : "";
  } catch {
    return "";
  }
}

export function parentOf(pid) {
  try {
    return process.platform === "linux" ? Number(statFields(pid)[1]) : undefined;
  } catch {
    return undefined;
  }
}

export function isShell(pid) {
  try {
    return /^(ba|da|z)?sh$/.test(readFileSync(`/proc/${pid}/comm`, "utf8").trim());
  } catch {
    return false;
  }
}

// The name in the second field may hold spaces and brackets.
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
