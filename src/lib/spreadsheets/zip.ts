import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { cachePerFile } from "./cache-per-file";
import { FileRefusal } from "./refusal";
import { finder } from "./zip-names";

/** An archive that was checked before anything in it was unpacked. */
export interface Archive {
  names: string[];
  has(name: string): boolean;
  /** The part as it is called in the archive: names are compared without their case. */
  find(name: string): string;
  /** Streams one part, and refuses as soon as it unpacks to more than it may. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const limits = { parts: 2_000, unpackedBytes: 1_500_000_000, ratio: 200, ratioFrom: 16_000_000 };

/** Opens the central directory only. Refuses archives that are encrypted, overlapping, doubled or too many-parted. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await open(path);
  try {
    const { entries, find } = await entriesOf(path, zip);
    const budget = { bytes: limits.unpackedBytes };
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(find(name)),
      find,
      read: (name) => readEntry(zip, { name, entry: entries.get(find(name)) }, budget),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asRefusal(error);
  }
}

function open(path: string): Promise<yauzl.ZipFile> {
  // Old programs of Windows write backslashes into the names; they come as slashes.
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false };
  return new Promise((resolve, reject) => {
    yauzl.open(path, options, (error, zip) => (error ? reject(asRefusal(error)) : resolve(zip)));
  });
}

function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > limits.parts) throw new FileRefusal("too_many_parts", { parts: zip.entryCount });
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => reject(asRefusal(error)));
    zip.readEntry();
  });
}

const entriesOf = cachePerFile((_path, zip: yauzl.ZipFile) => checkedEntries(zip));

type Entries = { entries: Map<string, yauzl.Entry>; find: (name: string) => string };

async function checkedEntries(zip: yauzl.ZipFile): Promise<Entries> {
  const list = await listEntries(zip);
  const entries = new Map<string, yauzl.Entry>();
  for (const entry of list) {
    if (entries.has(entry.fileName)) throw new FileRefusal("unsafe_archive", { part: entry.fileName });
    if (entry.isEncrypted()) throw new FileRefusal("password_protected");
    entries.set(entry.fileName, entry);
  }
  refuseOverlaps(list);
  return { entries, find: finder([...entries.keys()]) };
}

/** Several directory records that point into one stream unpack it several times: a bomb that no ratio shows. */
function refuseOverlaps(list: yauzl.Entry[]): void {
  const sorted = list.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let freeFrom = 0;
  for (const entry of sorted) {
    if (entry.relativeOffsetOfLocalHeader < freeFrom) {
      throw new FileRefusal("unsafe_archive", { part: entry.fileName });
    }
    freeFrom = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
  }
}

async function* readEntry(
  zip: yauzl.ZipFile,
  { name, entry }: { name: string; entry: yauzl.Entry | undefined },
  budget: { bytes: number },
): AsyncGenerator<Buffer> {
  if (!entry) throw new FileRefusal("damaged", { part: name });
  // A directory that claims less than there is stops the stream; one that is honest about a bomb stops here.
  refuseBomb(entry, entry.uncompressedSize);
  const stream = await openStream(zip, entry);
  let [unpacked, sum] = [0, 0];
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      sum = crc32(chunk, sum);
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) throw new FileRefusal("too_much_data", { part: name });
      refuseBomb(entry, unpacked);
      yield chunk;
    }
    if (sum !== entry.crc32) throw new FileRefusal("damaged", { part: name });
  } catch (error) {
    throw asRefusal(error);
  } finally {
    stream.destroy();
  }
}

function refuseBomb(entry: yauzl.Entry, unpacked: number): void {
  if (unpacked > limits.ratioFrom && unpacked / Math.max(entry.compressedSize, 1) > limits.ratio) {
    throw new FileRefusal("unsafe_archive", { part: entry.fileName });
  }
}

function openStream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    try {
      zip.openReadStream(entry, (error, stream) => (error ? reject(asRefusal(error)) : resolve(stream)));
    } catch (error) {
      reject(asRefusal(error));
    }
  });
}

function asRefusal(error: unknown): FileRefusal {
  if (error instanceof FileRefusal) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/strong encryption/i.test(message)) return new FileRefusal("password_protected");
  const unsafe =
    /too many bytes|not enough bytes|invalid (relative path|characters in fileName)|absolute path/i;
  return new FileRefusal(unsafe.test(message) ? "unsafe_archive" : "damaged", {
    detail: message.slice(0, 120),
  });
}
