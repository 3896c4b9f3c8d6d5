import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { isRoot } from "./accounts.mjs";
import { BIN, inData } from "./paths.mjs";
import { run, runNode } from "./processes.mjs";
import { dim, Stop, say } from "./terminal.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const NPM_BUILD = "@sparticuz/chromium@147.0.0";

/** A Chromium that really starts: given, the system's, Playwright's, or a downloaded one. Never undefined. */
export async function findBrowser() {
  for (const name of ["CHROMIUM_PATH", "PLAYWRIGHT_CHROMIUM"]) {
    const given = process.env[name];
    if (!given) continue;
    if (starts(given)) return given;
    throw new Stop(
      `${name} is ${given}, which does not start as a browser.`,
      `Correct ${name}, or unset it.`,
    );
  }
  return [...onPath(), ...playwrights(), unpacked()].find(starts) ?? (await getBrowser());
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const mac = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac];
}

function playwrights() {
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  return [chromium.executablePath()];
}

const unpackedFolder = () => inData("browser");
const unpacked = () => join(unpackedFolder(), "chromium");

/** The file alone proves nothing: the wrapper of a removed snap stays. */
function starts(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(file, ["--version", "--no-sandbox"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

async function getBrowser() {
  for (const [label, get] of [
    ["Playwright's download", fromPlaywright],
    ["the Debian package", fromDebian],
    [NPM_BUILD, fromNpm],
  ]) {
    say(dim(`    no browser found; trying ${label}`));
    const file = await get().catch(() => undefined);
    if (file) return file;
  }
  throw new Stop(
    "There is no browser for the browser tests, and none could be got.",
    "apt-get install -y chromium   (or set CHROMIUM_PATH to a Chromium or Chrome)",
  );
}

async function fromPlaywright() {
  await runNode(BIN.playwright, ["install", "chromium"], { what: "playwright install" });
  return playwrights().find(starts);
}

async function fromDebian() {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { what: "apt-get update", env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"], {
    what: "apt-get install",
    env,
  });
  return onPath().find(starts);
}

// Into a folder of its own, to leave the lock file alone.
async function fromNpm() {
  const folder = unpackedFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", NPM_BUILD], {
    what: "npm install",
    cwd: folder,
  });
  const script = 'import chromium from "@sparticuz/chromium"; console.log(await chromium.executablePath());';
  writeFileSync(join(folder, "unpack.mjs"), script);
  const env = { ...process.env, TMPDIR: folder };
  const said = await runNode(join(folder, "unpack.mjs"), [], { what: "unpacking", cwd: folder, env });
  const file = said.trim().split("\n").at(-1);
  return [file, unpacked(), ...readdirSync(folder).map((name) => join(folder, name))].find(starts);
}
