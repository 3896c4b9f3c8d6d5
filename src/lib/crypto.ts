import "server-only";
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";
import { decodeKey } from "./env-schema";

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

/** Where a ciphertext lives. Bound into it, so that one row's text can't be moved to another. */
export type Place = { table: string; column: string; id: string };

const aad = ({ table, column, id }: Place) => Buffer.from(`${table}:${column}:${id}`);
const fieldKey = () => decodeKey(env.FIELD_ENCRYPTION_KEY);

/** AES-256-GCM. Protects dumps, replicas and disks; not against the running server, which holds the key. */
export function seal(text: string, place: Place): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", fieldKey(), iv, { authTagLength: tagBytes });
  cipher.setAAD(aad(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString("base64")}`;
}

/** Throws when the text was changed, was sealed for another place or with another key. */
export function unseal(sealed: string, place: Place): string {
  const [prefix, data] = sealed.split(".");
  if (prefix !== version || !data) throw new Error("unknown ciphertext version");
  const bytes = Buffer.from(data, "base64");
  const decipher = createDecipheriv("aes-256-gcm", fieldKey(), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(aad(place));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString(
    "utf8",
  );
}

/** An equality key for a sealed value: HMAC-SHA-256 to 128 bits, its own key for each union and column. */
export function blindIndex(value: string, { unionId, column }: { unionId: string; column: string }): string {
  const key = hkdfSync("sha256", decodeKey(env.BLIND_INDEX_KEY), unionId, column, 32);
  return createHmac("sha256", Buffer.from(key)).update(value).digest("hex").slice(0, 32);
}

/** 256 random bits for a link or a cookie. Only its hash is stored. */
export const newSecret = () => randomBytes(32).toString("base64url");
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");
