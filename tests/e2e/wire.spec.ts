import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { expect, test } from "@playwright/test";

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request as nobody's browser would send it. */
function wire(options: RequestOptions & { body?: string }): Promise<Answer> {
  const { port, host } = new URL(test.info().project.use.baseURL ?? "");
  const { body, headers, ...rest } = options;
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, ...rest, headers: { host, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on("error", reject).end(body);
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };

for (const path of [
  "/contacts/%ff",
  "/contacts/%E0%A4%A",
  "/contacts/%u0041",
  "/api/imports/%ff/rejected",
  "/contacts/%00",
  "/api/auth/error?error=%00",
  "/api/auth/signin?callbackUrl=http://host.evil/",
  "/api/auth/signin?callbackUrl=%2F%2Fevil",
  `/api/auth/csrf?callbackUrl=${"x".repeat(5_000)}`,
  "/sign-in?to=%ff",
  "/reset/%20",
  "/api/auth/callback/nothing",
])
  test(`an odd address is no error of the server's: ${path.slice(0, 60)}`, async () => {
    const { status } = await wire({ path });
    expect(status).toBeLessThan(500);
  });

for (const [what, body, type] of [
  [
    "a foreign callback",
    "callbackUrl=http://host.evil/&email=a@example.org&password=x",
    form["content-type"],
  ],
  ["a callback without a scheme", "callbackUrl=%2F%2Fevil", form["content-type"]],
  ["a long callback", `callbackUrl=${"x".repeat(5_000)}`, form["content-type"]],
  ["a very long body", "x=".padEnd(100_000, "y"), form["content-type"]],
  ["broken JSON", '{"email":', "application/json"],
  ["JSON that is no object", "[]", "application/json"],
  ["NUL", "email=a%00b&password=%00", form["content-type"]],
] as const)
  test(`a sign-in with ${what} is no error of the server's`, async () => {
    const headers = { "content-type": type };
    const { status, headers: answered } = await wire({
      ...{ path: "/api/auth/callback/credentials", method: "POST", body, headers },
    });
    expect(status).toBeLessThan(500);
    expect(answered.location ?? "").not.toContain("evil");
  });

test("a callback cookie that anybody wrote is no error of the server's", async () => {
  for (const value of ["http%3A%2F%2Fhost.evil", "%2F%2Fevil", "%ff", "x"]) {
    const { status } = await wire({
      path: "/api/auth/csrf",
      headers: { cookie: `next-auth.callback-url=${value}` },
    });
    expect(status, value).toBeLessThan(500);
  }
});

for (const [method, path] of [
  ["TRACE", "/"],
  ["TRACE", "/api/auth/csrf"],
  ["PUT", "/sign-in"],
  ["DELETE", "/sign-in"],
  ["PROPFIND", "/sign-in"],
  ["POST", "/_next/image"],
] as const)
  test(`nothing answers ${method} ${path}`, async () => {
    expect((await wire({ path, method })).status).toBe(405);
  });

test("another host gets nothing, whatever else it says", async () => {
  const home = new URL(test.info().project.use.baseURL ?? "");
  const evil = { host: "evil.example", origin: "http://evil.example" };
  const answers = [
    await wire({ path: "/sign-in", headers: { host: "evil.example" } }),
    await wire({ path: "/api/auth/csrf", headers: { host: "evil.example", "x-forwarded-host": home.host } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([421, 421]);
  expect((await wire({ path: "/sign-in", method: "POST", headers: evil })).status).toBe(403);
  expect((await wire({ path: "/api/health/live", headers: { host: "10.0.0.1" } })).status).toBe(200);
});

test("every answer has a content security policy", async () => {
  const home = test.info().project.use.baseURL ?? "";
  const answers = {
    page: await wire({ path: "/sign-in" }),
    redirect: await wire({ path: "/contacts" }),
    missing: await wire({ path: "/nothing-here" }),
    api: await wire({ path: "/api/auth/csrf" }),
    asset: await wire({ path: "/icon.svg" }),
    worker: await wire({ path: "/sw.js" }),
    action: await wire({ path: "/sign-in", method: "POST", headers: { "next-action": "00", origin: home } }),
    refused: await wire({ path: "/%ff" }),
    health: await wire({ path: "/api/health/live" }),
  };
  for (const [what, { headers }] of Object.entries(answers)) {
    expect(headers["content-security-policy"], what).toMatch(/^default-src 'self'/);
    expect(headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
  }
});

test("a refused sign-in says its code and nothing of how it failed", async () => {
  const csrf = await wire({ path: "/api/auth/csrf" });
  const { csrfToken } = JSON.parse(csrf.body);
  const cookie = (csrf.headers["set-cookie"] ?? []).map((each) => each.split(";")[0]).join("; ");
  const fields = { csrfToken, email: "nobody@example.org", password: "a wrong guess", json: "true" };
  const { status, body } = await wire({
    ...{
      path: "/api/auth/callback/credentials",
      method: "POST",
      body: new URLSearchParams(fields).toString(),
    },
    headers: { ...form, cookie },
  });
  expect(status).toBe(401);
  expect(new URL(JSON.parse(body).url).searchParams.get("error")).toBe("INVALID");
});
