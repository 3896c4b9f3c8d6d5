import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const ivBytes = 12;
const tagBytes = 16;

/** Where a ciphertext lives. Bound into it, so that one row's text can't be moved to another. */
export type Place = { table: string; column: string; id: string };

/** What seals, and while keys are being changed what still opens. */
export type KeyRing = { current: Buffer; old?: Buffer | undefined };

/** v1 has no key's name; v2 is `v2.key.data`, and `v2.key.data.index` where equal texts are to be found without opening any. */
type Sealed = { key: string | null; data: string; index: string };

function partsOf(sealed: string): Sealed | null {
  const [version, ...parts] = sealed.split(".");
  if (version === "v1" && parts.length === 1) return { key: null, data: parts[0] ?? "", index: "" };
  if (version !== "v2" || parts.length < 2 || parts.length > 3) return null;
  return { key: parts[0] ?? "", data: parts[1] ?? "", index: parts[2] ?? "" };
}

const aad = ({ table, column, id }: Place, index: string) =>
  Buffer.from(`${table}:${column}:${id}${index && `:${index}`}`);

type Sealing = { place: Place; index?: string; iv?: Buffer };

/** AES-256-GCM with a key of 32 bytes, whose fingerprint stands in front. */
export function sealWith(key: Buffer, text: string, place: Place, index = ""): string {
  return sealed(key, text, { place, index });
}

function sealed(
  key: Buffer,
  text: string,
  { place, index = "", iv = randomBytes(ivBytes) }: Sealing,
): string {
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(aad(place, index));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const data = Buffer.concat([iv, body, cipher.getAuthTag()]).toString("base64");
  return ["v2", fingerprintOf(key), data, ...(index ? [index] : [])].join(".");
}

/** Null when the text was changed, was sealed for another place or with another key. */
export function unsealWith({ current, old }: KeyRing, text: string, place: Place): string | null {
  const parts = partsOf(text);
  if (!parts) return null;
  for (const key of old ? [current, old] : [current]) {
    if (parts.key !== null && parts.key !== fingerprintOf(key)) continue;
    const opened = open(key, parts, place);
    if (opened !== null) return opened;
  }
  return null;
}

function open(key: Buffer, { data, index }: Sealed, place: Place): string | null {
  const bytes = Buffer.from(data, "base64");
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(aad(place, index));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = [decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}

/**
 * The same text under the current key; as it is when it has that already, null when no key opens it. One ciphertext becomes one
 * ciphertext wherever a copy of it lies, so that what is compared with its copy (an undo) stays equal.
 */
export function resealWith(ring: KeyRing, text: string, place: Place): string | null {
  const parts = partsOf(text);
  if (parts?.key === fingerprintOf(ring.current)) return text;
  const plain = unsealWith(ring, text, place);
  if (plain === null) return null;
  const iv = createHmac("sha256", ring.current).update(`reseal:${text}`).digest().subarray(0, ivBytes);
  return sealed(ring.current, plain, { place, index: parts?.index ?? "", iv });
}

/** Under which key a text is sealed; null before keys had names. */
export const keyNameOf = (text: string): string | null => partsOf(text)?.key ?? null;

export type ComparableKeys = { field: Buffer; blind: Buffer };
export type Comparable = { unionId: string; table: string; column: string };

/**
 * Sealed for a column of the whole union, with a keyed hash of the text behind it: SQL compares and copies such texts, as imports,
 * merges and their undoing do, without opening any.
 */
export function sealComparableWith(
  { field, blind }: ComparableKeys,
  text: string,
  { unionId, table, column }: Comparable,
): string {
  const where = { unionId, column: `${table}.${column}` };
  const index = blindIndexWith(blind, text.trim().toLowerCase(), where).slice(0, 16);
  return sealWith(field, text, { table, column, id: unionId }, index);
}

type IndexedColumn = { unionId: string; column: string };

export function blindIndexWith(key: Buffer, value: string, column: IndexedColumn): string {
  return createHmac("sha256", columnKey(key, column)).update(value).digest("hex").slice(0, 32);
}

const columnKeys = new WeakMap<Buffer, Map<string, Buffer>>();
const kept = 500;

/** Deriving a key takes longer than using it, and an import uses one a hundred thousand times. */
function columnKey(key: Buffer, { unionId, column }: IndexedColumn): Buffer {
  const known = columnKeys.get(key) ?? new Map<string, Buffer>();
  columnKeys.set(key, known);
  const name = `${unionId} ${column}`;
  const own = known.get(name) ?? Buffer.from(hkdfSync("sha256", key, unionId, column, 32));
  if (known.size >= kept) known.clear();
  known.set(name, own);
  return own;
}

const fingerprints = new WeakMap<Buffer, string>();

/** Tells keys apart without telling them: 64 bits of an HMAC, as 16 hexadecimal digits. */
export function fingerprintOf(key: Buffer): string {
  const known = fingerprints.get(key);
  if (known) return known;
  const made = createHmac("sha256", key).update("serikat key fingerprint").digest("hex").slice(0, 16);
  fingerprints.set(key, made);
  return made;
}
