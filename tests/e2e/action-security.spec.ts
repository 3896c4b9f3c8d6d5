import { type APIResponse, expect, test } from "@playwright/test";
import { act, everyAction, signedInWire, stranger, type Wire } from "./support/requests";

test.describe.configure({ mode: "serial" });

const actions = everyAction();
// Ends its own session, whatever comes with it.
const harmless = actions.filter(({ name }) => name !== "signOutAction");
const home = (baseURL: string | undefined) => baseURL ?? "";

let admin: Wire;
test.beforeAll(async ({ baseURL }) => {
  admin = await signedInWire(home(baseURL), "admin");
});

/** Refused, or sent to the sign-in page: nothing done, nothing set, and no error of the server's own. */
async function expectNoEffect(answer: APIResponse, what: string) {
  const body = await answer.text();
  expect(answer.status(), what).toBeLessThan(500);
  expect(body, what).not.toContain('"ok":true');
  expect(answer.headers()["set-cookie"] ?? "", what).toBe("");
  if (answer.status() === 303) expect(answer.headers().location, what).toContain("/sign-in");
}

test("no action does anything for whoever is not signed in, on any path", async ({ baseURL }) => {
  expect(actions.length).toBeGreaterThan(50);
  const [nobody, forger] = [await stranger(home(baseURL)), await stranger(home(baseURL), "garbage")];
  const headers = { origin: home(baseURL) };
  for (const action of harmless) {
    await expectNoEffect(await act(nobody, action, { path: "/", headers }), `${action.name} /`);
    await expectNoEffect(await act(nobody, action, { path: "/sign-in", headers }), `${action.name} /sign-in`);
    await expectNoEffect(await act(forger, action, { path: "/nowhere", headers }), `${action.name} /nowhere`);
  }
});

test("no action is done from another site, or from nowhere", async () => {
  const evil = "https://evil.example";
  const senders: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: evil },
    { origin: evil, "x-forwarded-host": "evil.example" },
    { origin: "http://localhost.evil.example" },
  ];
  for (const action of actions)
    for (const headers of senders)
      for (const body of ["[]", "[{}]"])
        await expectNoEffect(
          await act(admin, action, { path: "/follow-ups", headers, body }),
          `${action.name} ${JSON.stringify(headers)}`,
        );
  expect((await admin.get("/follow-ups")).status()).toBe(200);
});

const odd = [
  ...[
    "[]",
    "[null]",
    "[null,null]",
    '["x"]',
    "[[[[[[]]]]]]",
    '[{"id":null}]',
    '[{"id":{"not":null}}]',
    '[{"id":["$undefined"]}]',
  ],
  ...[
    '[{"name":"a\\u0000b"}]',
    '[{"name":"\\ud800"}]',
    '[{"__proto__":{"id":1},"isAdmin":true,"role":"admin"}]',
  ],
  ...[
    '["$D"]',
    '["$n99999999999999999999"]',
    '["$undefined","$undefined"]',
    `[{"id":"${"x".repeat(10_000)}"}]`,
  ],
];

test("odd input is refused and breaks nothing", async ({ baseURL }) => {
  const headers = { origin: home(baseURL) };
  for (const action of harmless)
    for (const body of odd)
      await expectNoEffect(
        await act(admin, action, { path: "/follow-ups", headers, body }),
        `${action.name} ${body.slice(0, 60)}`,
      );
});

test("text that no database keeps is refused at its field", async ({ baseURL }) => {
  const create = actions.find(({ name }) => name === "createIssueAction");
  const typed = new FormData();
  typed.set("_1_name", "Overtime\0");
  typed.set("0", '[null,"$K1"]');
  const answer = await admin.post("/settings/issues", {
    headers: { "next-action": create?.id ?? "", origin: home(baseURL) },
    multipart: typed,
  });
  expect(await answer.text()).toContain('"code":"INVALID","fields":{"name":"format"}');
});
