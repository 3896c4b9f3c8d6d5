import { afterEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { env } from "@/lib/env";
import { mayScrape, metricsText } from "@/lib/metrics";
import { inhabitedUnion } from "../../support/inhabited-union";

const token = "a-token-for-a-monitor-0123456789";
afterEach(() => {
  env.METRICS_TOKEN = undefined;
});

const ask = (authorization?: string) =>
  GET(new Request("http://localhost/api/metrics", { headers: authorization ? { authorization } : {} }));

describe("/api/metrics", () => {
  it("is not there where no token is set", async () => {
    expect([(await ask()).status, (await ask("Bearer ")).status, mayScrape("Bearer undefined")]).toEqual([
      404,
      404,
      false,
    ]);
  });

  it("is not there for whoever does not know the token", async () => {
    env.METRICS_TOKEN = token;
    for (const given of [undefined, token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`])
      expect((await ask(given)).status, given).toBe(404);
  });

  it("answers a monitor in the format of Prometheus", async () => {
    env.METRICS_TOKEN = token;
    const answer = await ask(`Bearer ${token}`);
    expect(answer.headers.get("content-type")).toContain("version=0.0.4");
    const lines = (await answer.text()).trimEnd().split("\n");
    const sample = /^serikat_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[\d.e+]+$/;
    expect(lines.filter((line) => !line.startsWith("# ") && !sample.test(line))).toEqual([]);
    for (const name of ["database_up 1", "jobs_waiting ", "disk_free_bytes ", "build_info{version="])
      expect(lines.join("\n"), name).toContain(`serikat_${name}`);
  });
});

it("tells nothing of a union, its people or its users", async () => {
  const { admin } = await inhabitedUnion();
  const told = await metricsText();
  expect(told).not.toContain(admin.unionId);
  // Every label and number, without what they are called.
  const values = told.split("\n").filter((line) => line && !line.startsWith("#"));
  expect(values.join("\n")).not.toMatch(/"[A-Z]|@|[0-9a-f]{8}-/);
});
