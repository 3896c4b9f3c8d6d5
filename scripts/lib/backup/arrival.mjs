import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { inData } from "../paths.mjs";
import { writePrivately } from "../secrets.mjs";
import { pass, Stop } from "../terminal.mjs";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ARRIVING = ".restoring";

/** Files that wait for their import come in under another name, and get their own when the database is there. */
export function fileReceiver(folder) {
  const taken = [];
  const arriving = (id) => join(folder, `${id}${ARRIVING}`);
  return {
    async take(id, stream) {
      if (!ID.test(id)) throw new Stop("It has a file whose name is none of ours.", "", "damaged");
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      taken.push(id);
      await pipeline(stream, createWriteStream(arriving(id), { mode: 0o600 }));
    },
    keep() {
      for (const id of taken.splice(0)) renameSync(arriving(id), join(folder, id));
    },
    discard() {
      for (const id of taken) rmSync(arriving(id), { force: true });
    },
  };
}

/** Puts keys that came with the data into this installation, which keeps a copy of its own. */
export function putKeys(secrets, keys, whose) {
  const file = inData("secrets.json");
  if (existsSync(file)) writePrivately(inData("secrets.before-restore.json"), readFileSync(file, "utf8"));
  writePrivately(
    file,
    `${JSON.stringify({ ...secrets, FIELD_ENCRYPTION_KEY_OLD: undefined, ...keys }, null, 2)}\n`,
  );
  pass("Keys", `${whose}, put into .data/secrets.json; the old ones are in secrets.before-restore.json`);
}
