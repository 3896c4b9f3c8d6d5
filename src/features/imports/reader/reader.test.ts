import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ChildFailure, readChildLines } from "@/lib/child-reader";
import { fileOf, workbook } from "../../../../tests/support/workbooks";
import { analyseInProcess } from "./reader.worker";

const programOf = (code: string) => {
  const path = fileOf(code);
  renameSync(path, `${path}.ts`);
  return `${path}.ts`;
};

const roster = join(process.cwd(), "tests/fixtures/imports/roster-cikarang.xlsx");

it("chooses the sheet with the people and understands it in its own process", async () => {
  const { analysis, examples } = await analyseInProcess(roster, {
    defaultCountry: "ID",
    today: "2026-11-23",
  });
  const [part] = analysis.parts;
  expect(examples).toHaveLength(12);
  expect([part?.sheet, part?.name, analysis.headerRows, analysis.dataRows, analysis.purpose]).toEqual([
    1,
    "DATA",
    [5],
    1_218,
    "roster",
  ]);
}, 60_000);

it("brings refusals over with their code", async () => {
  const options = { defaultCountry: "ID", today: "2026-11-23" };
  await expect(analyseInProcess(fileOf("%PDF-1.7"), options)).rejects.toMatchObject({ code: "pdf" });
  const noRows = fileOf(workbook({ sheets: [{ rows: "" }] }));
  await expect(analyseInProcess(noRows, options)).rejects.toMatchObject({ code: "no_rows" });
}, 60_000);

it("stops a child that takes too long or too much", async () => {
  const endless = programOf("for (;;) {}");
  const greedy = programOf("const all = []; for (;;) all.push(Array.from({ length: 10_000 }, String));");
  const drain = async (program: string, seconds: number) => {
    for await (const _ of readChildLines(program, { seconds, megabytes: 64 }));
  };
  await expect(drain(endless, 1)).rejects.toEqual(new ChildFailure("timeout"));
  await expect(drain(greedy, 50)).rejects.toMatchObject({ reason: "memory" });
  const endlessLine = programOf('const piece = "x".repeat(1 << 20); for (;;) process.stdout.write(piece);');
  await expect(drain(endlessLine, 50)).rejects.toMatchObject({ reason: "memory" });
}, 90_000);

it("lets the child open what it was given, and nothing else", async () => {
  const [given, other] = [fileOf("given, and read"), fileOf("not given")];
  const program = programOf(`
    import { readFileSync, writeFileSync } from "node:fs";
    import { execFileSync } from "node:child_process";
    import { Worker } from "node:worker_threads";
    const tried = (run: () => unknown) => {
      try { return String(run()); } catch (error) { return (error as { code?: string }).code; }
    };
    const { given, other } = JSON.parse(readFileSync(3, "utf8")) as Record<string, string>;
    console.log(JSON.stringify([
      tried(() => readFileSync(given, "utf8")),
      tried(() => readFileSync(other, "utf8")),
      tried(() => readFileSync("/proc/self/environ", "utf8")),
      tried(() => readFileSync("/proc/" + process.ppid + "/environ", "utf8")),
      tried(() => writeFileSync(given, "changed")),
      tried(() => execFileSync("/bin/true")),
      tried(() => new Worker("1", { eval: true })),
    ]));`);
  const lines: string[] = [];
  const limits = { seconds: 50, megabytes: 64, reads: [given], input: JSON.stringify({ given, other }) };
  for await (const line of readChildLines(program, limits)) lines.push(line);
  const denied = Array<string>(6).fill("ERR_ACCESS_DENIED");
  expect(lines.map((line) => JSON.parse(line))).toEqual([["given, and read", ...denied]]);
}, 60_000);

it("reads a file whose name has all sorts of signs in it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "serikat, a reader's * folder=é "));
  const path = join(folder, "up load,*.csv");
  await copyFile(roster, path);
  const { analysis } = await analyseInProcess(path, { defaultCountry: "ID", today: "2026-11-23" });
  expect(analysis.dataRows).toBe(1_218);
  rmSync(folder, { recursive: true });
}, 60_000);
