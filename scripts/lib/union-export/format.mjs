import { LEFT_OUT } from "../backup/format.mjs";

/** The format of an export: a ZIP, described in docs/export-format.md. A reader refuses a `format` that is greater than its own. */
export const FORMAT = 1;
export const KIND = "serikat-export";

/**
 * `manifest.json` of an export.
 *
 * @typedef {object} Manifest
 * @property {"serikat-export"} kind
 * @property {number} format
 * @property {{ name: string, version: string }} product
 * @property {string} createdAt the moment of the snapshot, ISO 8601
 * @property {{ id: string, name: string }[]} unions
 * @property {{ name: string, checksum: string }[]} migrations
 * @property {{ name: string, columns: string[], rows: number, sha256: string }[]} tables in the order of the file
 * @property {{ id: string, sha256: string }[]} files that wait for their import
 * @property {number} unreadable texts that no key of the installation opened; they are in the file as they were sealed
 */

export const ENTRY = {
  manifest: "manifest.json",
  keys: "keys.json",
  rows: (table) => `data/${table}.jsonl`,
  sheet: (table) => `csv/${table}.csv`,
  upload: (id) => `files/${id}`,
};

/** What is of the installation and not of a union, and by what its people sign in: a file that is passed on must open no account. */
export const OF_THE_INSTALLATION = [...LEFT_OUT, "_prisma_migrations", "data_step", "key_canary"];
export const OF_THE_SIGN_IN = ["authenticator", "passkey", "password_reset", "recovery_code"];
export const NOT_THE_COLUMNS = { user: ["password_hash"] };

/** `serikat-export-2026-11-30.zip` */
export const fileNameOf = (at, encrypted) =>
  `serikat-export-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.zip${encrypted ? ".age" : ""}`;
