import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

/** Where a ciphertext lives. Bound into it, so that one row's text can't be moved to another. */
export type Place = { table: string; column: string; id: string };

const aad = ({ table, column, id }: Place) => Buffer.from(`${table}:${column}:${id}`);

/** AES-256-GCM with a key of 32 bytes. */
export function sealWith(key: Buffer, text: string, place: Place): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(aad(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString("base64")}`;
}

/** Null when the text was changed, was sealed for another place or with another key. */
export function unsealWith(key: Buffer, sealed: string, place: Place): string | null {
  const [prefix, data] = sealed.split(".");
  if (prefix !== version || !data) return null;
  const bytes = Buffer.from(data, "base64");
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(aad(place));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = [decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}

type IndexedColumn = { unionId: string; column: string };

export function blindIndexWith(key: Buffer, value: string, { unionId, column }: IndexedColumn): string {
  const own = hkdfSync("sha256", key, unionId, column, 32);
  return createHmac("sha256", Buffer.from(own)).update(value).digest("hex").slice(0, 32);
}

/** Tells keys apart without telling them: 64 bits of an HMAC, as 16 hexadecimal digits. */
export function fingerprintOf(key: Buffer): string {
  return createHmac("sha256", key).update("serikat key fingerprint").digest("hex").slice(0, 16);
}
