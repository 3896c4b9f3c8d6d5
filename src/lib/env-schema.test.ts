import { describe, expect, test } from "vitest";
import { decodeKey, readEnv } from "./env-schema";

const complete = {
  DATABASE_URL: "postgresql://a:b@127.0.0.1:5432/serikat",
  NEXTAUTH_SECRET: "s".repeat(32),
  FIELD_ENCRYPTION_KEY: "ab".repeat(32),
  BLIND_INDEX_KEY: Buffer.alloc(32, 7).toString("base64"),
  FIRST_RUN_TOKEN: "t".repeat(16),
};

const problemsOf = (more: Record<string, string>) => {
  const result = readEnv({ ...complete, ...more });
  return result.ok ? [] : result.problems;
};

describe("the environment", () => {
  test("is complete with the secrets and a database; the rest has defaults", () => {
    const result = readEnv(complete);
    expect(result.ok && [result.env.PORT, result.env.HOST, result.env.WORKER]).toEqual([
      3000,
      "127.0.0.1",
      "web",
    ]);
  });

  test("takes an empty value for unset", () => {
    expect(problemsOf({ PORT: "", DATABASE_ROLE: "" })).toEqual([]);
    expect(problemsOf({ NEXTAUTH_SECRET: "" })).toEqual(["NEXTAUTH_SECRET is missing"]);
  });

  test.each([
    ["DATABASE_URL", "mysql://x"],
    ["NEXTAUTH_SECRET", "short"],
    ["FIELD_ENCRYPTION_KEY", "not 32 bytes"],
    ["FIRST_RUN_TOKEN", "admin"],
    ["PORT", "70000"],
    ["NEXTAUTH_URL", "http://crm.example.org"],
    ["DATABASE_ROLE", "postgres"],
    ["TRUSTED_PROXIES", "127.0.0.1, my-proxy"],
  ])("refuses a bad %s and does not repeat its value", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain(value);
  });

  test("allows plain http on this machine, and elsewhere only when asked to", () => {
    expect(problemsOf({ NEXTAUTH_URL: "http://localhost:3000" })).toEqual([]);
    expect(problemsOf({ NEXTAUTH_URL: "http://10.0.0.5:3000", ALLOW_HTTP: "true" })).toEqual([]);
  });

  test("takes addresses and networks as trusted proxies", () => {
    expect(problemsOf({ TRUSTED_PROXIES: "127.0.0.1, ::1,10.0.0.0/8, fd00::/8" })).toEqual([]);
  });

  test("reads one key from both spellings", () => {
    const bytes = Buffer.alloc(32, 200);
    expect(decodeKey(bytes.toString("hex"))).toEqual(decodeKey(bytes.toString("base64")));
  });
});
