import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { contactsOn, signedInWire, stranger, type Wire } from "./support/requests";

/** Compressed JavaScript in a page's HTML, in kB. */
async function scriptOf(wire: Wire, path: string): Promise<number> {
  const html = await (await wire.get(path)).text();
  const old = new Set([...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*noModule/gi)].map(([, src]) => src));
  const named = [...html.matchAll(/\/_next\/(static\/chunks\/[\w.~-]+\.js)/g)];
  const files = new Set(named.flatMap(([src, file = ""]) => (old.has(src) ? [] : [file])));
  expect(files.size, path).toBeGreaterThan(5);
  const sizes = [...files].map((file) => gzipSync(readFileSync(`.next/${file}`)).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const origin = (baseURL: string | undefined) => baseURL ?? "";

test("pages before signing in load at most 140 kB of script", async ({ baseURL }) => {
  const wire = await stranger(origin(baseURL));
  for (const path of ["/sign-in", "/invitation/nobody-has-such-a-token"])
    expect(await scriptOf(wire, path), path).toBeLessThan(140);
});

test("follow-ups with the log sheet load at most 180 kB, lists 195, a board 240", async ({ baseURL }) => {
  const wire = await signedInWire(origin(baseURL), "coordinator");
  const [person] = await contactsOn(wire, "/contacts");
  const board = /href="(\/campaigns\/[0-9a-f-]{36})"/.exec(await (await wire.get("/campaigns")).text())?.[1];
  const bars: [string, number][] = [
    ["/follow-ups", 180],
    [`/follow-ups?log=${person?.id}`, 180],
    [`/contacts?log=${person?.id}`, 195],
    ["/contacts", 195],
    ["/workplaces", 195],
    ["/campaigns", 195],
    [board ?? "no board", 240],
  ];
  for (const [path, most] of bars) expect(await scriptOf(wire, path), path).toBeLessThan(most);
});
