import { join } from "node:path";
import { expect, it } from "vitest";
import { ChildFailure, readChildLines } from "@/lib/child-reader";
import { fileOf, workbook } from "../../../../tests/support/workbooks";
import { analyseInProcess } from "./rules";

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
  const endless = fileOf("for (;;) {}");
  const greedy = fileOf("const all = []; for (;;) all.push(Array.from({ length: 10_000 }, String));");
  const drain = async (program: string, seconds: number) => {
    for await (const _ of readChildLines(program, [], { seconds, megabytes: 64 }));
  };
  await expect(drain(endless, 1)).rejects.toEqual(new ChildFailure("timeout"));
  await expect(drain(greedy, 50)).rejects.toMatchObject({ reason: "memory" });
  const endlessLine = fileOf('const piece = "x".repeat(1 << 20); for (;;) process.stdout.write(piece);');
  await expect(drain(endlessLine, 50)).rejects.toMatchObject({ reason: "memory" });
}, 90_000);
