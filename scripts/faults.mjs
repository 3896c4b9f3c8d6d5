// npm run test:faults [-- --short]: kills, stops and starves a running Serikat, and counts what it had acknowledged. npm test runs the
// short form.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "./lib/build.mjs";
import { generateIfStale, installIfStale } from "./lib/install.mjs";
import { atExit, exit, main } from "./lib/lifecycle.mjs";
import { BIN, ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/processes.mjs";
import { bold, say } from "./lib/terminal.mjs";

await main(async () => {
  process.chdir(ROOT);
  say();
  say(`  ${bold("Serikat")} · faults`);
  await installIfStale();
  await generateIfStale();
  await buildIfStale();
  const data = mkdtempSync(join(tmpdir(), "serikat-faults-"));
  atExit(() => rmSync(data, { recursive: true, force: true }));
  const ownDisk = !process.argv.includes("--short") && mountDisk(data);
  await runNode(BIN.tsx, ["scripts/faults/faults.ts", ...process.argv.slice(2)], {
    what: "npm run test:faults",
    env: { ...process.env, SERIKAT_DATA: data, FAULTS_OWN_DISK: ownDisk ? "1" : "" },
    onOutput: (chunk) => process.stdout.write(chunk),
  });
  await exit(0);
});

/** A disk of two gigabytes to fill, in memory; only root may mount one. */
function mountDisk(folder) {
  if (process.getuid?.() !== 0) return false;
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=2g,mode=711", "tmpfs", folder]).status === 0;
  if (mounted) atExit(() => spawnSync("umount", ["-l", folder]));
  else say("  no disk can be mounted here: a full one is not tried");
  return mounted;
}
