import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where the machines of a test stand. */
export const newHome = () => mkdtempSync(path.join(tmpdir(), "serikat-machines-"));

export const bare = (folder: string) => ({
  NODE_ENV: "production" as const,
  PATH: process.env.PATH,
  HOME: folder,
  NO_COLOR: "1",
});

/** A copy of the product in a folder of its own, as on another machine: its .data/ is empty, its home its own. */
export function machine(home: string, name: string) {
  const folder = path.join(home, name);
  for (const part of ["scripts", "prisma", "src/lib", "package.json", "package-lock.json"])
    cpSync(part, path.join(folder, part), { recursive: true, preserveTimestamps: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const run = (
    program: "backup" | "restore" | "export" | "import-union" | "rotate-keys",
    args: string[],
    more: Record<string, string> = {},
  ) => {
    const env = { ...bare(folder), ...more };
    const options: ExecFileSyncOptions = { cwd: folder, env, encoding: "utf8", stdio: "pipe" };
    return String(execFileSync(process.execPath, [`scripts/${program}.mjs`, ...args], options));
  };
  return { folder, run };
}

/** What a command that stops says. */
export function refusal(run: () => string): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && "stdout" in error) return String(error.stdout);
    throw error;
  }
  return "it did not stop";
}
