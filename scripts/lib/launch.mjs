import { ensureBackupKey, warnOfKey } from "./backup/settings.mjs";
import { buildIfStale } from "./build.mjs";
import { checkLogin, checkMigrations, checkRowSecurity, checkServer, requireMigrated } from "./checks.mjs";
import { startCluster } from "./cluster.mjs";
import { clusterState } from "./cluster-files.mjs";
import { clusterUrl } from "./cluster-server.mjs";
import { ensureDatabase, literal, withClient } from "./database.mjs";
import { clearHalfDemo, printSignIns, seedDemo } from "./demo.mjs";
import { generateIfStale } from "./install.mjs";
import { isEmpty } from "./installation.mjs";
import { changeKeys, newKeyBeside } from "./key-rotation.mjs";
import { checkKeys, keysOf } from "./keys.mjs";
import { greetPhones, LAN_HOST, prepareLan } from "./lan/lan.mjs";
import { atExit } from "./lifecycle.mjs";
import { workerArguments } from "./node-arguments.mjs";
import { BIN } from "./paths.mjs";
import { sealPlainTexts } from "./plain-texts.mjs";
import { runNode } from "./processes.mjs";
import { loadSecrets } from "./secrets.mjs";
import { keepRunning, startNext, waitUntilAnswering } from "./server.mjs";
import { serverAccount, writtenBy } from "./server-account.mjs";
import { bold, pass, Stop, say } from "./terminal.mjs";
import { choosePort, loadEnvFiles, requireValid, serverVariables } from "./variables.mjs";

const APP_ROLE = "serikat_app";
const FOLDER = "postgres";

export async function launch({ mode, lock, lan: wantsLan = false }) {
  const given = await prepare();
  if (wantsLan) process.env.HOST = LAN_HOST;
  const { port, moved } = await choosePort({ patient: lock.stale });
  const lan = wantsLan ? await prepareLan(port) : undefined;
  Object.assign(process.env, lan?.env);
  const { database, env } = await readyDatabase({ ...given, mode, port });
  if (mode === "start") {
    await ensureBackupKey();
    warnOfKey();
  }
  pass("Port", moved ? `3000 is taken, so ${port}` : String(port));
  const [signIns] = await Promise.all([
    mode === "demo" ? seedDemo({ ownerUrl: database.ownerUrl, env, database: database.identity }) : undefined,
    mode === "dev" ? undefined : buildIfStale(),
  ]);
  const host = env.HOST;
  const child = startNext({ mode, port, host, env });
  await waitUntilAnswering({ port, host, child, ca: lan?.authority });
  lock.note({ address: env.NEXTAUTH_URL, database: database.name });
  await greet({ env, database, signIns });
  if (lan) greetPhones(lan);
}

/** `npm run worker`: beside a running `npm start`, or with its own embedded server. */
export async function launchWorker({ attach }) {
  const given = await prepare();
  const start = attach && !given.ownUrl ? attachedDatabase : readyDatabase;
  const { env } = await start({ ...given, mode: "worker", port: 3000, attach });
  const args = [BIN.tsx, ...workerArguments, "src/worker.ts"];
  const account = serverAccount(writtenBy(env));
  keepRunning({ name: "The worker", args, env: { ...env, WORKER: "separate" }, account, restart: true });
  pass("Worker running");
}

/** `npm run admin`: one command of src/admin.ts on the database of this folder. What it said, a value for each line, and the address. */
export async function runAdmin({ attach, args }) {
  const given = await prepare();
  const start = attach && !given.ownUrl ? attachedDatabase : readyDatabase;
  const port = Number(process.env.PORT ?? 3000);
  const { env } = await start({ ...given, mode: "admin", port, attach });
  const program = [...workerArguments, "src/admin.ts", ...args];
  const output = await runNode(BIN.tsx, program, {
    what: "npm run admin",
    env: { ...env, LOG_LEVEL: "fatal" },
  });
  const said = output.split("\n").filter((line) => line.startsWith("{"));
  return { lines: said.map((line) => JSON.parse(line)), address: attach?.address ?? env.NEXTAUTH_URL };
}

/** `npm run rotate-keys`: beside a running Serikat once that was started with the new key, or with its own embedded server. */
export async function rotateKeys({ attach }) {
  const given = await prepare();
  const secrets = newKeyBeside(given.secrets);
  const { ownerUrl } =
    attach || given.ownUrl
      ? await keysInUse({ ...given, secrets, attach })
      : (await readyDatabase({ ...given, secrets, mode: "rotate-keys", port: 3000 })).database;
  await changeKeys({ ownerUrl, secrets });
}

/** Of a database that others may use at this moment: the start of theirs notes a new key, this does not. */
async function keysInUse({ secrets, ownUrl, attach }) {
  if (!ownUrl) return (await attachedDatabase({ secrets, mode: "rotate-keys", port: 3000, attach })).database;
  await checkServer(ownUrl);
  await requireMigrated(ownUrl);
  await checkKeys(ownUrl, keysOf(secrets), { begin: false });
  return { ownerUrl: ownUrl };
}

async function prepare() {
  loadEnvFiles();
  await generateIfStale();
  return { secrets: loadSecrets(), ownUrl: process.env.DATABASE_URL };
}

async function readyDatabase({ secrets, ownUrl, mode, port }) {
  const makesLogin = ownUrl && !process.env.APP_DATABASE_URL && process.env.MAKE_APP_LOGIN === "true";
  const plan = ownUrl
    ? {
        ownerUrl: ownUrl,
        appUrl: makesLogin ? asApp(ownUrl, secrets) : (process.env.APP_DATABASE_URL ?? ownUrl),
        role: APP_ROLE,
      }
    : { appUrl: "postgresql://embedded@127.0.0.1/serikat" };
  await requireValid(serverVariables({ secrets, port, mode, databaseUrl: plan.appUrl, role: plan.role }));
  pass("Variables");
  pass("Secrets", process.env.NEXTAUTH_SECRET ? "yours" : "in .data/secrets.json");
  const database = ownUrl ? { ...plan, identity: ownUrl } : await embeddedDatabase({ secrets, mode });
  await checkServer(database.ownerUrl);
  await checkMigrations(database.ownerUrl);
  if (!ownUrl || makesLogin) await letAppIn(database.ownerUrl, secrets);
  await checkRowSecurity({ url: database.appUrl, role: database.role });
  await checkLogin({ url: database.appUrl, role: database.role });
  await checkKeys(database.ownerUrl, keysOf(secrets));
  await sealPlainTexts(database.ownerUrl, keysOf(secrets));
  const env = serverVariables({
    ...{ secrets, port, mode, databaseUrl: database.appUrl, role: database.role },
  });
  // The nightly backup reads every row, as the owner.
  return { database, env: ownUrl ? { ...env, DATABASE_OWNER_URL: ownUrl } : env };
}

async function embeddedDatabase({ secrets, mode }) {
  const cluster = await startCluster({ folder: FOLDER, password: secrets.ownerPassword, ballast: true });
  atExit(cluster.stop);
  const name = mode === "demo" ? "serikat_demo" : "serikat";
  const adminUrl = cluster.url("postgres");
  await withClient({ url: adminUrl }, (client) => ensureDatabase(client, name)).catch(explainPassword);
  if (mode === "demo") await clearHalfDemo({ adminUrl, name, database: name });
  return { ...addresses({ port: cluster.port, secrets, name }), identity: name, name };
}

async function attachedDatabase({ secrets, mode, port, attach }) {
  const database = addresses({
    port: clusterState(FOLDER).port,
    secrets,
    name: attach.database ?? "serikat",
  });
  const env = serverVariables({ secrets, port, mode, databaseUrl: database.appUrl });
  await requireValid(env);
  pass("Variables");
  await checkServer(database.ownerUrl);
  await requireMigrated(database.ownerUrl);
  await checkRowSecurity({ url: database.appUrl });
  await checkKeys(database.ownerUrl, keysOf(secrets), { begin: false });
  return { database, env };
}

function addresses({ port, secrets, name }) {
  return {
    ownerUrl: clusterUrl({ port, password: secrets.ownerPassword, database: name }),
    appUrl: clusterUrl({ port, password: secrets.appPassword, database: name, user: APP_ROLE }),
  };
}

function explainPassword(error) {
  if (error.code !== "28P01") throw error;
  throw new Stop(
    "The database does not know the password in .data/secrets.json.",
    "Put back the secrets.json that belongs to .data/postgres.",
  );
}

/** The same database with the login of the application that we make there. */
function asApp(ownerUrl, secrets) {
  const url = new URL(ownerUrl);
  [url.username, url.password] = [APP_ROLE, secrets.appPassword];
  return url.href;
}

// Plain SQL, but over loopback or between two containers, to a server whose log leaves statements out.
function letAppIn(ownerUrl, secrets) {
  return withClient({ url: ownerUrl }, (client) =>
    client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${literal(secrets.appPassword)}`),
  );
}

async function greet({ env, database, signIns }) {
  say();
  say(`  Serikat is ready: ${bold(env.NEXTAUTH_URL)}`);
  say();
  if (signIns) return printSignIns(signIns);
  if (await isEmpty(database.ownerUrl)) {
    say("  Make your union and its first administrator here, with the token below:");
    say(`    ${bold(`${env.NEXTAUTH_URL.replace(/\/$/, "")}/first-run`)}`);
    say(`    ${bold(env.FIRST_RUN_TOKEN)}`);
    say();
  }
}
