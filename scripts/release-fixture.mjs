// npm run release-fixture: a backup of an invented installation of this release, for the test that upgrades it ever after.
// Made once for each release, kept in tests/fixtures/releases; see the README there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateIfStale, installIfStale } from "./lib/install.mjs";
import { atExit, exit, main } from "./lib/lifecycle.mjs";
import { BIN, ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/processes.mjs";
import { pass, Stop, step } from "./lib/terminal.mjs";

const FOLDER = join(ROOT, "tests/fixtures/releases");
// The keys of the tests: what is sealed in the fixture opens there.
const KEYS = { field: "11".repeat(32), blind: "22".repeat(32) };
const NAME = "release_fixture";

await main(async () => {
  process.chdir(ROOT);
  await installIfStale();
  await generateIfStale();
  ensureDataFolder();
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const file = join(FOLDER, `${version}.tar.gz.age`);
  if (existsSync(file))
    throw new Stop(`${file} is there already.`, "The fixture of a release is never made anew.");
  const { startTestCluster } = await import("./lib/test-cluster.mjs");
  const cluster = await startTestCluster();
  atExit(cluster.stop);
  const ownerUrl = await inventedDatabase(cluster.url);
  const manifest = await writeFixture({ file, ownerUrl, version });
  const rows = manifest.tables.reduce((sum, table) => sum + Number(table.rows), 0);
  pass("Fixture", `${file}, ${rows} rows in ${manifest.tables.length} tables`);
  await exit(0);
});

async function inventedDatabase(serverUrl) {
  const { migrate } = await import("../prisma/migrate.mjs");
  const { ensureDatabase, withClient } = await import("./lib/database.mjs");
  await withClient({ url: serverUrl }, (client) => ensureDatabase(client, NAME));
  const url = new URL(serverUrl);
  url.pathname = `/${NAME}`;
  await migrate({ connectionString: url.href });
  const env = {
    ...process.env,
    ...{
      NODE_ENV: "test",
      DATABASE_URL: url.href,
      DATABASE_OWNER_URL: url.href,
      DATABASE_ROLE: "serikat_app",
      LOG_LEVEL: "fatal",
    },
    ...{ NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "test-secret-of-at-least-32-characters" },
    ...{
      FIELD_ENCRYPTION_KEY: KEYS.field,
      BLIND_INDEX_KEY: KEYS.blind,
      FIRST_RUN_TOKEN: "of-no-use-in-here",
    },
  };
  await step("Inventing unions", () =>
    runNode(BIN.tsx, ["--tsconfig", "tests/support/tsconfig.scene.json", "scripts/releases/invent.ts"], {
      what: "Inventing the unions of the fixture",
      env,
    }),
  );
  return url.href;
}

async function writeFixture({ file, ownerUrl, version }) {
  const [{ writeBackup }, { fingerprintsOf }, { identityToRecipient }] = await Promise.all([
    import("./lib/backup/write.mjs"),
    import("./lib/keys.mjs"),
    import("age-encryption"),
  ]);
  const identity = readFileSync(join(FOLDER, "test-key.txt"), "utf8").trim();
  const { manifest } = await writeBackup({
    ...{ file, ownerUrl, version, uploads: inData("no-uploads") },
    lock: { recipient: await identityToRecipient(identity) },
    fingerprints: await fingerprintsOf(KEYS),
  });
  return manifest;
}
