import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import yauzl from "yauzl";
import { decrypted } from "../backup/encryption.mjs";
import { Stop } from "../terminal.mjs";
import { ENTRY, FORMAT, KIND } from "./format.mjs";

const MOST_WORDS = 64 * 1024 ** 2;

/** An export that is encrypted, as a plain file that goes when `close` is called. */
export async function openedFile(file, { key, draft }) {
  await pipeline(await decrypted(file, key), createWriteStream(draft, { mode: 0o600, flags: "wx" }));
  return { file: draft, close: () => rm(draft, { force: true }) };
}

/** The entries of a ZIP by name. Refuses with a sentence what is no export, or a newer one. */
export async function openExport(file) {
  const zip = await promisify(yauzl.open)(file, { lazyEntries: true, autoClose: false }).catch((error) => {
    throw damaged(error);
  });
  const entries = await entriesOf(zip);
  const stream = async (name) => {
    const entry = entries.get(name);
    if (!entry) throw damaged(new Error(`no ${name}`));
    return await promisify(zip.openReadStream.bind(zip))(entry);
  };
  const json = async (name) => {
    if ((entries.get(name)?.uncompressedSize ?? 0) > MOST_WORDS)
      throw damaged(new Error(`${name} is too large`));
    try {
      return JSON.parse((await buffer(await stream(name))).toString("utf8"));
    } catch (error) {
      throw damaged(error);
    }
  };
  /** @type {import("./format.mjs").Manifest} */
  const manifest = requireKnown(await json(ENTRY.manifest));
  return { manifest, keys: await json(ENTRY.keys), stream, close: () => zip.close() };
}

function entriesOf(zip) {
  const entries = new Map();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", (error) => reject(damaged(error)));
    zip.readEntry();
  });
}

function requireKnown(manifest) {
  if (manifest.kind !== KIND) throw new Stop("This is no export of Serikat.");
  if (manifest.format <= FORMAT) return manifest;
  throw new Stop(
    `This export was made by Serikat ${manifest.product?.version} in a newer format.`,
    "Import it with that version, or a newer one.",
  );
}

export function damaged(cause) {
  const stop = new Stop(
    "This export is damaged, cut short or was changed; nothing of it was used.",
    "Try another copy, or make it again with `npm run export`.",
    "damaged",
  );
  stop.cause = cause;
  return stop;
}
