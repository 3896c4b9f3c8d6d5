// npm run restore -- FILE [--key KEY_FILE | --passphrase-file FILE] [--check] [--replace]
// Puts a backup into an empty installation, or with --replace in the place of one. `--check` restores it into a scratch database only.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { installIfStale } from "./lib/install.mjs";
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, ROOT } from "./lib/paths.mjs";
import { Stop } from "./lib/terminal.mjs";
import { loadEnvFiles } from "./lib/variables.mjs";

const USAGE = "npm run restore -- FILE [--key KEY_FILE | --passphrase-file FILE] [--check] [--replace]";

await main(async () => {
  const asked = readArguments(process.argv.slice(2));
  // Named from where the command was called, which npm remembers.
  const from = process.env.INIT_CWD ?? process.cwd();
  const paths = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      typeof value === "string" ? resolve(from, value) : value,
    ]),
  );
  process.chdir(ROOT);
  loadEnvFiles();
  ensureDataFolder();
  await installIfStale();
  // Only now is there anything in node_modules to import.
  const { restore } = await import("./lib/backup/restore.mjs");
  await restore(paths);
  await exit(0);
});

function readArguments(args) {
  const options = {
    key: { type: "string" },
    "passphrase-file": { type: "string" },
    check: { type: "boolean", default: false },
    replace: { type: "boolean", default: false },
  };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Stop("Which backup?", USAGE);
    const { check, replace, key: keyFile, "passphrase-file": passphraseFile } = values;
    return { file, check, replace, keyFile, passphraseFile };
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(error.message, USAGE);
  }
}
