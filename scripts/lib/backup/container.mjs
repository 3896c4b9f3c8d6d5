import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";
import { Stop } from "../terminal.mjs";
import { decrypted } from "./encryption.mjs";

const PART_BYTES = 4 * 1024 * 1024;
const LEVEL = 4;

/** Writes the entries of a backup; `stream` is the compressed archive. Each call waits until its bytes were taken. */
export function packer() {
  const pack = tar.pack();
  const gzip = createGzip({ level: LEVEL });
  const failed = (error) => gzip.destroy(error);
  pack.on("error", failed);
  pack.pipe(gzip);
  const entry = (name, bytes) =>
    new Promise((resolve, reject) => {
      pack.entry({ name, size: bytes.length, mtime: new Date(0) }, bytes, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  return {
    stream: gzip,
    entry,
    json: (name, value) => entry(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`)),
    /** A stream of unknown length as numbered entries of four megabytes: no more than one of them is held. */
    async parts(nameOf, source) {
      let [number, held, size] = [0, [], 0];
      const flush = async () => {
        number += 1;
        await entry(nameOf(number), Buffer.concat(held));
        [held, size] = [[], 0];
      };
      for await (const chunk of source) {
        held.push(chunk);
        size += chunk.length;
        if (size >= PART_BYTES) await flush();
      }
      if (size > 0) await flush();
    },
    async file(name, size, source) {
      const sink = pack.entry({ name, size, mtime: new Date(0) });
      await new Promise((resolve, reject) => {
        sink.once("error", reject);
        sink.once("finish", resolve);
        source.once("error", reject);
        source.pipe(sink);
      });
    },
    end: () => pack.finalize(),
    abort: (error) => pack.destroy(error),
  };
}

/**
 * The entries of a backup one after the other: each a readable stream with its `name`, to be read to its end before the next.
 * Refuses with a sentence what is cut short or was changed.
 *
 * @param {string} file
 * @param {import("./encryption.mjs").Key} key
 */
export async function* entriesOf(file, key) {
  const plain = await decrypted(file, key);
  const gunzip = createGunzip();
  const extract = tar.extract();
  // Whoever reads an entry meets these too, so they say already what is wrong.
  plain.once("error", (error) => gunzip.destroy(damaged(error)));
  gunzip.once("error", (error) => extract.destroy(error instanceof Stop ? error : damaged(error)));
  plain.pipe(gunzip).pipe(extract);
  try {
    for await (const entry of extract) yield { name: entry.header.name, stream: entry };
  } catch (error) {
    throw error instanceof Stop ? error : damaged(error);
  } finally {
    for (const stream of [extract, gunzip, plain]) stream.destroy();
  }
}

export function damaged(cause) {
  const stop = new Stop(
    "This backup is damaged or cut short; nothing of it was used.",
    "Try another copy, or another backup.",
    "damaged",
  );
  stop.cause = cause;
  return stop;
}

async function bytesOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const jsonOf = async (stream) => JSON.parse((await bytesOf(stream)).toString("utf8"));
