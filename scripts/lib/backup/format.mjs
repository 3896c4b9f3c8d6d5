/**
 * The format of a backup: gzip of a tar, encrypted by age. docs/adr/0013-backups.md describes it for who has only the file.
 * A reader refuses a `format` that is greater than its own.
 */
export const FORMAT = 1;

/**
 * The first entry of a backup. `rows`, `checksum` and `value` are decimal digits.
 *
 * @typedef {object} Manifest
 * @property {number} format
 * @property {{ name: string, version: string }} product
 * @property {string} createdAt the moment of the snapshot, ISO 8601
 * @property {string} postgres
 * @property {{ field: string, blind: string, old?: string }} keys fingerprints of the keys that its fields were sealed with
 * @property {number} unions
 * @property {number} contacts
 * @property {{ name: string, checksum: string }[]} migrations
 * @property {{ name: string, columns: string[], rows: string, checksum: string }[]} tables
 * @property {{ name: string, value: string }[]} sequences
 */

export const ENTRY = {
  manifest: "manifest.json",
  keys: "keys.json",
  migration: (name) => `migrations/${name}.sql`,
  part: (table, number) => `tables/${table}/${String(number).padStart(6, "0")}.copy`,
  jobs: "jobs.json",
  upload: (id) => `uploads/${id}`,
  end: "end.json",
};

/** What only holds for this moment and this machine: who is signed in, who tried how often, who works, which backups there are. */
export const LEFT_OUT = ["backup", "incident", "job_run", "rate_limit", "session", "worker"];

const NAME =
  /^serikat-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-(nightly|manual|before-restore)\.tar\.gz\.age$/;

/** `serikat-2026-11-29T19-30-00Z-nightly.tar.gz.age` */
export function fileNameOf(at, kind) {
  const moment = at.toISOString().slice(0, 19).replaceAll(":", "-");
  return `serikat-${moment}Z-${kind.replaceAll("_", "-")}.tar.gz.age`;
}

/** What a file's name says about it; undefined for a file that is none of ours. */
export function readFileName(name) {
  const [, day, hour, minute, second, kind] = NAME.exec(name) ?? [];
  if (!day) return undefined;
  return { name, at: new Date(`${day}T${hour}:${minute}:${second}Z`), kind: kind.replaceAll("-", "_") };
}
