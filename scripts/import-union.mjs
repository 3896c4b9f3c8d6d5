// npm run import-union -- FILE [--key KEY_FILE | --passphrase-file FILE]
// Brings an export into an empty Serikat: every table, sealed with this installation's keys and compared with the file.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { installIfStale } from "./lib/install.mjs";
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, ROOT } from "./lib/paths.mjs";
import { Stop } from "./lib/terminal.mjs";
import { loadEnvFiles } from "./lib/variables.mjs";

const USAGE = "npm run import-union -- FILE [--key KEY_FILE | --passphrase-file FILE]";

await main(async () => {
  const asked = readArguments(process.argv.slice(2));
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(ROOT);
  loadEnvFiles();
  ensureDataFolder();
  await installIfStale();
  const { importFile } = await import("./lib/union-export/arrive.mjs");
  await importFile(
    Object.fromEntries(Object.entries(asked).map(([name, path]) => [name, path && resolve(from, path)])),
  );
  await exit(0);
});

function readArguments(args) {
  const options = { key: { type: "string" }, "passphrase-file": { type: "string" } };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Stop("Which export?", USAGE);
    return { file, keyFile: values.key, passphraseFile: values["passphrase-file"] };
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(error.message, USAGE);
  }
}
