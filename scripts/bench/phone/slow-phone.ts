import type { BrowserContext, Page } from "@playwright/test";

// "Slow 3G" in DevTools: 500 kbit/s at 80 %, 400 ms five times; one latency for each request.
const slow3g = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const timesSlower = 4;
const watcher = new URL("./watch.mjs", import.meta.url).pathname;

export async function slowPage(phone: BrowserContext, throttled = true) {
  const page = await phone.newPage();
  const wire = await phone.newCDPSession(page);
  await wire.send("Network.enable");
  if (throttled) {
    await wire.send("Network.emulateNetworkConditions", slow3g);
    await wire.send("Emulation.setCPUThrottlingRate", { rate: timesSlower });
  }
  let requests = 0;
  wire.on("Network.responseReceived", ({ response }) => {
    if (!response.fromDiskCache && !response.fromServiceWorker) requests += 1;
  });
  /** A page that is still slowed down may take minutes to close. */
  const close = async () => {
    await wire.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await page.close();
  };
  return { page, close, asked: () => requests };
}

declare global {
  interface Window {
    seenAt?: Record<string, number>;
  }
}

/** Resolves when each of these is drawn, in ms since the start of the navigation. */
export async function watch(page: Page, things: Record<string, string>) {
  await page.addInitScript({ content: `window.watched = ${JSON.stringify(things)}` });
  await page.addInitScript({ path: watcher });
  return async (name: string): Promise<number> => {
    const found = await page.waitForFunction((key) => window.seenAt?.[key], name, { timeout: 120_000 });
    return Number(await found.jsonValue());
  };
}
