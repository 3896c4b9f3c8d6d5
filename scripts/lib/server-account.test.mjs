import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findAccount, isRoot } from "./accounts.mjs";
import { keepRunning } from "./server.mjs";
import { serverAccount } from "./server-account.mjs";

const nobody = findAccount("nobody");
let data;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "account-"));
});

afterEach(() => rmSync(data, { recursive: true }));

const uploads = () => join(data, "uploads");
const mode = (path) => statSync(path).mode & 0o777;

/** uid, gid and groups of a server that is kept running as this account. */
async function saidBy(account) {
  const file = join(uploads(), "said");
  const script = `const text = JSON.stringify([process.getuid(), process.getgid(), process.getgroups()]);
    require("node:fs").writeFileSync(${JSON.stringify(file)}, text); setInterval(() => {}, 1000);`;
  const child = keepRunning({ name: "A test", args: ["--eval", script], env: process.env, account });
  child.removeAllListeners("exit");
  await expect.poll(() => existsSync(file) && readFileSync(file, "utf8"), { timeout: 20_000 }).toBeTruthy();
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  return JSON.parse(readFileSync(file, "utf8"));
}

describe.runIf(isRoot())("the server that root starts", () => {
  test("runs as another account, in no group of root's", async () => {
    const account = serverAccount({ uploads: uploads() }, { data });
    const [uid, gid, groups] = await saidBy(account);
    expect([uid, gid]).toEqual([account.uid, account.gid]);
    expect([uid, gid, ...groups]).not.toContain(0);
  });

  test("may pass through the data folder and not look into it", () => {
    const { gid } = serverAccount({ uploads: uploads() }, { data });
    expect([mode(data), statSync(data).uid, statSync(data).gid]).toEqual([0o710, 0, gid]);
  });

  test("gets the uploads that root received before, and nothing that a link there names", () => {
    const secret = join(data, "keys.json");
    mkdirSync(uploads());
    for (const file of [secret, join(uploads(), "list")]) writeFileSync(file, "x", { mode: 0o600 });
    symlinkSync(secret, join(uploads(), "symbolic"));
    linkSync(secret, join(uploads(), "second-name"));
    const { uid } = serverAccount({ uploads: uploads() }, { data });
    expect(statSync(join(uploads(), "list")).uid).toBe(uid);
    expect([statSync(uploads()).uid, statSync(secret).uid]).toEqual([uid, 0]);
  });

  test("may read the secrets that the nightly backup needs, and not change them", () => {
    const secret = join(data, "secrets.json");
    writeFileSync(secret, "{}", { mode: 0o600 });
    const { gid } = serverAccount({ uploads: uploads() }, { data });
    expect([mode(secret), statSync(secret).uid, statSync(secret).gid]).toEqual([0o640, 0, gid]);
  });

  test("gets the folder of the backups", () => {
    const backups = join(data, "backups");
    const { uid } = serverAccount({ uploads: uploads(), backups }, { data });
    expect([statSync(backups).uid, mode(backups)]).toEqual([uid, 0o700]);
  });

  test("is refused in a sentence where its folder cannot be reached", () => {
    const closed = join(data, "closed");
    mkdirSync(closed, { mode: 0o700 });
    expect(() => serverAccount({ uploads: join(closed, "uploads") }, { data })).toThrow(
      /does not run as root, and the account \S+ cannot write to .*uploads/,
    );
  });
});

test("a server of another user than root keeps its account and its folders", () => {
  chmodSync(data, 0o755);
  const program = `import { serverAccount } from ${JSON.stringify(new URL("./server-account.mjs", import.meta.url).href)};
    console.log(String(serverAccount({ uploads: ${JSON.stringify(uploads())} }, { data: ${JSON.stringify(data)} })));`;
  const options = { encoding: "utf8", ...(isRoot() && { uid: nobody.uid, gid: nobody.gid }) };
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program], options);
  expect([said.trim(), existsSync(uploads()), mode(data)]).toEqual(["undefined", false, 0o755]);
});
