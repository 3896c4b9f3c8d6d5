import { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { isForeignWrite, refusalOf, withPolicy } from "./request-guard.mjs";

const home = new URL("https://serikat.example.org");
const here = new URL("http://localhost:3000");
const asked = ({ method = "GET", url = "/contacts", host = home.host } = {}, at = home) =>
  refusalOf({ method, url, headers: { host } }, at)?.status;

describe("an address", () => {
  it.each([
    "/contacts/%ff",
    "/contacts/%E0%A4%A",
    "/contacts/%u0041",
    "/contacts/%00",
    "//evil.example",
    "http://evil.example/",
    "*",
  ])("that cannot be read is refused: %s", (url) => {
    expect(asked({ url })).toBe(400);
  });

  it.each(["/", "/contacts?q=%ff", "/contacts/caf%C3%A9", "/api/auth/csrf", "/_next/static/a.css"])(
    "is taken: %s",
    (url) => {
      expect(asked({ url })).toBeUndefined();
    },
  );
});

describe("a method", () => {
  it.each([
    ["TRACE", "/"],
    ["TRACE", "/api/auth/csrf"],
    ["PUT", "/contacts"],
    ["DELETE", "/contacts"],
    ["PROPFIND", "/contacts"],
    ["POST", "/_next/image"],
    ["OPTIONS", "/"],
  ])("that nothing is made for is refused: %s %s", (method, url) => {
    expect(asked({ method, url })).toBe(405);
  });

  it("that something is made for is taken", () => {
    expect([asked({ method: "POST" }), asked({ method: "DELETE", url: "/api/phone/device" })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("a host", () => {
  it("that is not the address people type is refused", () => {
    expect([
      asked({ host: "evil.example" }),
      asked({ host: "127.0.0.1:3000" }),
      asked({ host: undefined }),
    ]).toEqual([421, 421, undefined]);
  });

  it("is of no matter for the health checks of a balancer", () => {
    expect(asked({ host: "10.0.0.5:3000", url: "/api/health/ready" })).toBeUndefined();
  });

  it("of this machine will do on a machine of one's own, and no other does", () => {
    expect([asked({ host: "127.0.0.1:3000" }, here), asked({ host: "localhost:8080" }, here)]).toEqual([
      undefined,
      undefined,
    ]);
    expect([
      asked({ host: "evil.example:3000" }, here),
      asked({ host: "localhost.evil.example" }, here),
    ]).toEqual([421, 421]);
  });
});

it.each([
  ["https://serikat.example.org", false],
  ["http://serikat.example.org", true],
  ["https://evil.example", true],
  ["null", true],
  [undefined, false],
])("a form sent from %s is foreign: %s", (origin, foreign) => {
  expect(isForeignWrite({ method: "POST", headers: { origin, host: "evil.example" } }, home)).toBe(foreign);
});

it("a form sent through a tunnel to one's own machine is not foreign, nor does it open the machine to others", () => {
  const sent = (origin, host) => isForeignWrite({ method: "POST", headers: { origin, host } }, here);
  expect(sent("http://localhost:8080", "localhost:8080")).toBe(false);
  expect(sent("http://localhost:8080", "localhost:3000")).toBe(true);
  expect(sent("http://evil.example:3000", "evil.example:3000")).toBe(true);
});

describe("an answer", () => {
  const answered = (...cookies) => {
    const response = new ServerResponse({ method: "GET" });
    withPolicy(response);
    response.setHeader("set-cookie", cookies);
    response.end();
    return [response.getHeader("clear-site-data"), response.getHeader("content-security-policy")];
  };

  it("that ends the session empties what the browser kept of the pages", () => {
    expect(answered("locale=en", "serikat.session=; Path=/; Max-Age=0")[0]).toBe('"cache"');
    expect(answered("__Host-serikat.session=; Path=/; Max-Age=0")[0]).toBe('"cache"');
  });

  it("of any other kind empties nothing, and has a policy", () => {
    const [cleared, policy] = answered("serikat.session=abc; Path=/");
    expect([cleared, policy]).toEqual([undefined, expect.stringContaining("default-src 'self'")]);
  });
});
