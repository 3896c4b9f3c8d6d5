// npm run export [-- --union NAME] [--to FILE] [--encrypted | --passphrase-file FILE]
// The whole of a union, or of all, as one ZIP of JSON Lines and CSV: to leave, or to look into. docs/export-format.md.
// `--job UNION`: called by the web server; the ZIP goes to the fourth channel.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { installIfStale } from "./lib/install.mjs";
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, ROOT } from "./lib/paths.mjs";
import { Stop } from "./lib/terminal.mjs";
import { loadEnvFiles } from "./lib/variables.mjs";

const USAGE = "npm run export -- [--union NAME] [--to FILE] [--encrypted | --passphrase-file FILE]";

await main(async () => {
  const { job, to, "passphrase-file": passphraseFile, ...asked } = readArguments(process.argv.slice(2));
  // Named from where the command was called, which npm remembers.
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(ROOT);
  if (!job) {
    loadEnvFiles();
    await installIfStale();
  }
  ensureDataFolder();
  // Only now is there anything in node_modules to import.
  const { exportToChannel, exportToFile } = await import("./lib/union-export/command.mjs");
  if (job) await exportToChannel(job);
  else
    await exportToFile({
      ...asked,
      to: to && resolve(from, to),
      from,
      passphraseFile: passphraseFile && resolve(from, passphraseFile),
    });
  await exit(0);
});

function readArguments(args) {
  const options = {
    union: { type: "string" },
    to: { type: "string" },
    encrypted: { type: "boolean", default: false },
    "passphrase-file": { type: "string" },
    job: { type: "string" },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Stop(error.message, USAGE);
  }
}
