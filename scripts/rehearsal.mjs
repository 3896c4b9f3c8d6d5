// npm run rehearsal [-- --keep]: does what docs/self-hosting.md says, word by word, from a clone with nothing but Node and npm, and
// says how long each takes: install, back up, check, move to another machine, leave. Takes minutes and the npm registry.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { atExit, exit, main } from "./lib/lifecycle.mjs";
import { ROOT } from "./lib/paths.mjs";
import { signal, waitUntilGone } from "./lib/processes.mjs";
import { pass, Stop, say, seconds } from "./lib/terminal.mjs";

const PORT = process.env.REHEARSAL_PORT ?? "3480";
const WITHIN_MS = 20 * 60_000;
const SERVING_WITHIN_S = 300;

await main(async () => {
  const home = mkdtempSync(join(tmpdir(), "serikat-rehearsal-"));
  if (!process.argv.includes("--keep")) atExit(() => rmSync(home, { recursive: true, force: true }));
  const usb = join(home, "usb");
  mkdirSync(usb);
  const [old, fresh, other] = ["old", "new", "other"].map((name) => machine(home, name));

  const begun = Date.now();
  old.clone();
  const demo = await old.serve("demo", begun);
  const backedUp = Date.now();
  old.run("backup");
  const file = join(old.folder, ".data/backups", readdirSync(join(old.folder, ".data/backups"))[0]);
  const key = join(
    old.home,
    readdirSync(old.home).find((name) => name.startsWith("serikat-backup-key-")),
  );
  pass("Backed up and proved", seconds(backedUp));
  old.run("backup", "--status");
  old.run("restore", file, "--check", "--key", key);
  requireWords(old.run("admin", "list"), "admin@demo.example.org");
  await demo.stop();

  const moving = Date.now();
  fresh.clone();
  fresh.run("restore", file, "--key", key);
  pass("Restored on another machine", seconds(moving));
  const started = await fresh.serve("start", moving);
  requireWords(fresh.run("admin", "reset", "organiser@demo.example.org"), "/reset/");
  await started.stop();
  requireWords(fresh.run("backup"), "Proved");
  await requireEqual({ fresh, file, key });

  fresh.run("export", "--to", join(usb, "union.zip"));
  other.clone();
  const leaving = Date.now();
  requireWords(other.run("import-union", join(usb, "union.zip")), "each compared");
  other.run("export", "--to", join(usb, "again.zip"));
  pass("Left, and brought into an empty Serikat", seconds(leaving));
  await exit(0);
});

/** A folder with a home of its own: nothing of this machine's caches and settings but what npm needs. */
function machine(home, name) {
  const folder = join(home, name, "serikat");
  const own = join(home, name);
  mkdirSync(own);
  const { PATH, npm_config_registry, NODE_EXTRA_CA_CERTS } = process.env;
  const env = { PATH, HOME: own, NO_COLOR: "1", PORT, ...(npm_config_registry && { npm_config_registry }) };
  if (NODE_EXTRA_CA_CERTS) env.NODE_EXTRA_CA_CERTS = NODE_EXTRA_CA_CERTS;
  return {
    ...{ folder, home: own },
    clone: () => execFileSync("git", ["clone", "-q", "--depth", "1", `file://${ROOT}`, folder], { env }),
    run(script, ...args) {
      try {
        return execFileSync("npm", ["run", "-s", script, "--", ...args], {
          cwd: folder,
          env,
          encoding: "utf8",
        });
      } catch (error) {
        throw new Stop(`npm run ${script} -- ${args.join(" ")} failed.`, String(error.stdout));
      }
    },
    serve: (script, since) => serve({ script, since, folder, env }),
  };
}

async function serve({ script, since, folder, env }) {
  const said = [];
  const child = spawn("npm", ["run", "-s", script], { cwd: folder, env, detached: true });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(part.toString()));
  const stop = async () => {
    signal(-child.pid, "SIGTERM");
    await waitUntilGone(child.pid, 15_000);
  };
  atExit(stop);
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() - since > WITHIN_MS)
      throw new Stop(`npm run ${script} did not serve.`, said.join(""));
    await wait(250);
  }
  const took = (Date.now() - since) / 1000;
  pass(
    `Serving after npm run ${script}`,
    `${took.toFixed(0)} s${took > SERVING_WITHIN_S ? ", more than five minutes" : ""}`,
  );
  writeFileSync(join(folder, "..", `${script}.log`), said.join(""));
  return { stop };
}

function isReady() {
  return fetch(`http://localhost:${PORT}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function requireWords(said, words) {
  if (!said.includes(words)) throw new Stop(`It did not say “${words}”.`, said);
}

/** The backup of the new machine has the tables of the old one's, row for row; but for the link that was made in between. */
async function requireEqual({ fresh, file, key }) {
  const { readHead } = await import("./lib/backup/load.mjs");
  const { keyToOpen } = await import("./lib/backup/settings.mjs");
  const folder = join(fresh.folder, ".data/backups");
  const again = join(folder, readdirSync(folder)[0]);
  const ownKey = join(
    fresh.home,
    readdirSync(fresh.home).find((name) => name.startsWith("serikat-backup-key-")),
  );
  const [before, after] = [
    await readHead(file, await keyToOpen({ keyFile: key })),
    await readHead(again, await keyToOpen({ keyFile: ownKey })),
  ];
  const changed = ["audit_entry", "password_reset"];
  const other = before.manifest.tables.filter((table) => {
    const now = after.manifest.tables.find(({ name }) => name === table.name);
    return !changed.includes(table.name) && now?.checksum !== table.checksum;
  });
  if (other.length > 0) throw new Stop(`Not equal: ${other.map(({ name }) => name).join(", ")}`);
  pass("Equal", `${before.manifest.tables.length - changed.length} tables, row for row`);
  say();
}
