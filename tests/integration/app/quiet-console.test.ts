import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";

let said: string;
beforeAll(async () => {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/console-child.ts"];
  const child = spawn(process.execPath, [...args, "Kanari Wulandari 081234500999"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LOG_LEVEL: "trace" },
  });
  said = (await Promise.all([text(child.stdout), text(child.stderr)])).join("");
});

it("says where an error was thrown, its codes and the number that users see", () => {
  const [first] = said.trim().split("\n");
  const at = [expect.stringContaining("console-child.ts")];
  expect(JSON.parse(first ?? "")).toMatchObject({
    ...{ level: 50, number: "1618033988", error: "TypeError", codes: ["P2010"] },
    at: expect.arrayContaining(at),
  });
});

it("says nothing of what an error says, nor of what stands beside it", () => {
  expect(said.trim().split("\n")).toHaveLength(4);
  expect(said).not.toMatch(/Kanari|Wulandari|0812/);
});

it("keeps the sentences of libraries", () => {
  expect(said).toContain("a sentence of a library");
});
