import { existsSync, readFileSync, rmSync } from "node:fs";
import { dropDatabase, ensureDatabase, withClient } from "./database.mjs";
import { isEmpty } from "./installation.mjs";
import { BIN, inData } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { writePrivately } from "./secrets.mjs";
import { bold, dim, Stop, say, step } from "./terminal.mjs";

const FILE = inData("demo.json");

/** undefined when this database has no complete demo. */
function knownSignIns(database) {
  if (!existsSync(FILE)) return undefined;
  const known = JSON.parse(readFileSync(FILE, "utf8"));
  return known.database === database ? known.signIns : undefined;
}

/** Deletes what an interrupted seeding left. Embedded database only. */
export async function clearHalfDemo({ adminUrl, name, database }) {
  if (knownSignIns(database)) return;
  await withClient({ url: adminUrl }, async (client) => {
    await dropDatabase(client, name);
    await ensureDatabase(client, name);
  });
}

export async function seedDemo({ ownerUrl, env, database }) {
  const empty = await isEmpty(ownerUrl);
  const known = knownSignIns(database);
  if (!empty && known) return known;
  if (!empty) {
    throw new Stop(
      "The database at DATABASE_URL holds a union already; the demo will not mix with it.",
      "Give the demo an empty database, or unset DATABASE_URL.",
    );
  }
  rmSync(FILE, { force: true });
  const args = ["--conditions=react-server", "prisma/seed.ts"];
  const output = await step("Inventing a union", () =>
    runNode(BIN.tsx, args, { what: "The seed", env: { ...env, DATABASE_OWNER_URL: ownerUrl } }),
  );
  const signIns = output.split("\n").flatMap(readSignIn);
  writePrivately(FILE, JSON.stringify({ database, signIns }, null, 2));
  return signIns;
}

function readSignIn(line) {
  try {
    const { role, email, password } = JSON.parse(line);
    return role && email && password ? [{ role, email, password }] : [];
  } catch {
    return [];
  }
}

export function printSignIns(signIns) {
  const onePerRole = [
    ...new Map(signIns.toReversed().map((person) => [person.role, person])).values(),
  ].toReversed();
  const width = Math.max(...onePerRole.map(({ email }) => email.length), 0);
  say("  Sign in as");
  for (const { role, email, password } of onePerRole) {
    say(`    ${bold(role.padEnd(12))} ${email.padEnd(width)}  ${password}`);
  }
  say(dim("    Invented people with known passwords: never show this demo to the internet."));
  say();
}
