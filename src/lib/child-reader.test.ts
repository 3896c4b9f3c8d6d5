import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { linesOf } from "./child-reader";

const taken = async (chunks: (string | Buffer)[]) => {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    lines.push(line);
  return lines;
};

it("gives out lines, however they come in, and a last one without an end", async () => {
  const name = Buffer.from("Åsa\n");
  expect(await taken(["one\ntw", "o\n\n", name.subarray(0, 1), name.subarray(1), "rest"])).toEqual([
    ...["one", "two", "", "Åsa", "rest"],
  ]);
});

it("reads no faster than the lines are taken", async () => {
  let made = 0;
  const endless = new Readable({
    read() {
      made += 1;
      this.push(`${"x".repeat(100_000)}\n`);
    },
  });
  const lines = linesOf(endless);
  expect((await lines.next()).value).toHaveLength(100_000);
  for (let at = 0; at < 100; at += 1) await turn();
  expect(made).toBeLessThan(5);
  await lines.return(undefined);
});

it("refuses a line without end before it fills the memory", async () => {
  const endless = new Readable({
    read() {
      this.push("x".repeat(4 * 1024 * 1024));
    },
  });
  await expect(linesOf(endless).next()).rejects.toMatchObject({ reason: "memory" });
});
