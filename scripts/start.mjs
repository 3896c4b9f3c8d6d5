import { installIfStale } from "./lib/install.mjs";
import { main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { lockHolder, takeLock } from "./lib/run-lock.mjs";
import { bold, Stop, say } from "./lib/terminal.mjs";

const COMMANDS = { "--demo": "demo", "--dev": "dev", "--worker": "worker" };
const OLDEST_NODE = [20, 19];

await main(async () => {
  const args = process.argv.slice(2);
  const lan = args.includes("--lan");
  const mode = readMode(
    args.filter((each) => each !== "--lan"),
    lan,
  );
  process.chdir(ROOT);
  // The server that root starts is another account's, which has to read what is installed and built here.
  if (process.getuid?.() === 0) process.umask(0o022);
  requireNode();
  say();
  say(`  ${bold("Serikat")}`);
  ensureDataFolder();
  const file = inData("run.lock");
  const attach = mode === "worker" ? lockHolder(file) : undefined;
  const lock = attach ? undefined : takeLock(file, mode === "start" ? "npm start" : `npm run ${mode}`);
  await installIfStale();
  // Only now is there anything in node_modules to import.
  const { launch, launchWorker } = await import("./lib/launch.mjs");
  await (mode === "worker" ? launchWorker({ attach }) : launch({ mode, lock, lan }));
});

function readMode(args, lan) {
  const mode = args.length === 0 ? "start" : args.length === 1 ? COMMANDS[args[0]] : undefined;
  if (mode && (!lan || mode === "start" || mode === "demo")) return mode;
  throw new Stop(
    `Unknown option: ${process.argv.slice(2).join(" ")}`,
    "npm start, npm run demo, npm run dev or npm run worker; for phones in this network npm start -- --lan",
  );
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Stop(
    `Serikat needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
    "Install a current one from https://nodejs.org",
  );
}
