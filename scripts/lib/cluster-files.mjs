import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inData } from "./paths.mjs";
import { run } from "./processes.mjs";
import { Stop, step } from "./terminal.mjs";

export const OWNER = "serikat";
export const HOST = "127.0.0.1";
const INITDB = [
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--no-instructions",
];
const LOG_LIMIT = 10 * 1024 * 1024;

// Written once, into postgresql.conf, where an administrator may change it.
const TUNING = {
  shared_buffers: "256MB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  effective_cache_size: "1GB",
  max_wal_size: "1GB",
  wal_compression: "on",
  jit: "off",
};

// Given on the command line at each start, where nothing overrules it.
const ALWAYS = {
  listen_addresses: HOST,
  unix_socket_directories: "",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_destination: "stderr",
  logging_collector: "off",
  // Statements and details of errors hold personal data.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

const asOptions = (settings) =>
  Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

export const serverArguments = ({ data, settings }, port) => [
  "-D",
  data,
  ...asOptions({ ...ALWAYS, ...settings, port }),
];

export function clusterState(folder) {
  try {
    return JSON.parse(readFileSync(stateFile(folder), "utf8"));
  } catch {
    return {};
  }
}

export const stateFile = (folder) => inData(`${folder}.json`);

/** Made beside its place and renamed, so that an interrupted initdb leaves nothing behind. */
export async function initialise(cluster) {
  const { programs, data, account, password, folder } = cluster;
  if (clusterState(folder).initialised) {
    throw new Stop(
      `The database that was in ${data} is gone.`,
      `Put it back from a backup, or delete ${stateFile(folder)} to begin with an empty one.`,
    );
  }
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account) chownSync(draft, account.uid, account.gid);
  const folderOfSecret = mkdtempSync(join(tmpdir(), "serikat-"));
  const secret = join(folderOfSecret, "password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) for (const path of [secret, folderOfSecret]) chownSync(path, account.uid, account.gid);
  const args = [
    "-D",
    draft,
    "-U",
    OWNER,
    "-A",
    "scram-sha-256",
    `--pwfile=${secret}`,
    ...INITDB,
    ...asOptions(TUNING),
  ];
  try {
    const options = { what: "initdb", cwd: "/", env: serverEnv(), uid: account?.uid, gid: account?.gid };
    await step("Making the database", () => run(join(programs, "bin", "initdb"), args, options));
  } finally {
    rmSync(folderOfSecret, { recursive: true, force: true });
  }
  renameSync(draft, data);
}

/** The major version that made these files; undefined where there are none. */
export function majorOf(data) {
  const file = join(data, "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

export function majorOfPrograms(programs) {
  const share = readFileSync(join(programs, "share", "postgresql", "postgres.bki"), "utf8").slice(0, 40);
  return Number(/PostgreSQL (\d+)/.exec(share)?.[1]);
}

/** Files of an older version, or those of an upgrade that was interrupted when all was done but for their names. */
export const isOfOlderMajor = ({ data, programs }) =>
  existsSync(upgradedFiles(data).whole) ||
  (majorOf(data) ?? Number.POSITIVE_INFINITY) < majorOfPrograms(programs);

/** Where an upgrade makes the new files, and what says that they are whole. */
export const upgradedFiles = (data) => ({
  draft: `${data}.upgraded`,
  whole: join(`${data}.upgraded`, "serikat-whole"),
});

export function requireSameMajor({ data, programs }) {
  const [made, major] = [majorOf(data), majorOfPrograms(programs)];
  if (made === major) return;
  throw new Stop(
    `The database was made by PostgreSQL ${made}, this version of Serikat brings ${major}.`,
    "See docs/self-hosting.md, “Upgrading PostgreSQL”.",
  );
}

export function rotateLog(log) {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
}

export const serverEnv = () => ({
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LANG: "C",
  LC_ALL: "C",
  TZ: "UTC",
});
