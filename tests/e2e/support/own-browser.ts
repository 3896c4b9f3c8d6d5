import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "@playwright/test";

type Running = { browser: Browser; page: Page; kill: () => Promise<void> };

/** A browser with a profile folder of its own, which can be killed and opened again. */
export function ownBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "serikat-phone-"));
  return {
    open: () => launch(folder),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

async function launch(folder: string): Promise<Running> {
  const args = [
    ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=en"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ...[`--user-data-dir=${folder}`, "--remote-debugging-port=0", "--window-size=360,740", "about:blank"],
  ];
  const program = process.env.CHROMIUM_PATH || chromium.executablePath();
  const child = spawn(program, args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const address = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      const url = /DevTools listening on (\S+)/.exec(line)?.[1];
      if (url) found(url);
    });
    void ended.then(() => failed(new Error("the browser did not start")));
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  if (!context) throw new Error("no context");
  const page = context.pages()[0] ?? (await context.newPage());
  const kill = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => undefined);
  };
  return { browser, page, kill };
}
