// npm run rotate-keys: a new key for the sealed fields, while Serikat runs. See docs/self-hosting.md, "Keys".
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { lockHolder, takeLock } from "./lib/run-lock.mjs";
import { Stop } from "./lib/terminal.mjs";

await main(async () => {
  if (process.argv.length > 2) throw new Stop("npm run rotate-keys takes no options.");
  process.chdir(ROOT);
  ensureDataFolder();
  const file = inData("run.lock");
  const attach = lockHolder(file);
  if (!attach) takeLock(file, "npm run rotate-keys");
  const { rotateKeys } = await import("./lib/launch.mjs");
  await rotateKeys({ attach });
  await exit(0);
});
