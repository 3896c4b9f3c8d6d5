import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerForSilent } from "./unavailable.mjs";

const database = { silent: false, failed: false };
const watched = { isSilent: () => database.silent, failedLately: () => database.failed };
const server = createServer((request, response) => {
  if (answerForSilent({ request, response, database: watched })) return;
  response.writeHead(Number(request.headers["x-status"] ?? 200)).end("the application");
});
let home = "";
beforeAll(async () => {
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  home = `http://127.0.0.1:${server.address().port}`;
});
afterAll(() => server.close());

async function asked(path, headers = {}) {
  const answer = await fetch(home + path, { headers });
  return { status: answer.status, text: await answer.text(), retry: answer.headers.get("retry-after") };
}

it("leaves everything to the application while the database answers", async () => {
  Object.assign(database, { silent: false, failed: false });
  expect(await asked("/contacts")).toMatchObject({ status: 200, text: "the application" });
});

it("answers a page with a page in both languages while the database is silent", async () => {
  Object.assign(database, { silent: true, failed: false });
  const { status, text, retry } = await asked("/contacts", { accept: "text/html" });
  expect({ status, retry }).toEqual({ status: 503, retry: "5" });
  expect(text).toContain("does not answer");
  expect(text).toContain("tidak menjawab");
});

it("answers an action with a code while the database is silent", async () => {
  Object.assign(database, { silent: true, failed: false });
  const { status, text } = await asked("/contacts", { accept: "text/x-component" });
  expect([status, JSON.parse(text)]).toEqual([503, { code: "UNAVAILABLE", fields: {} }]);
});

it("says that the process lives while the database is silent", async () => {
  Object.assign(database, { silent: true, failed: false });
  expect((await asked("/api/health/live")).status).toBe(200);
});

it("calls a failure 503 where the database could not be reached, and 500 where it could", async () => {
  Object.assign(database, { silent: false, failed: true });
  expect(await asked("/contacts", { "x-status": "500" })).toMatchObject({ status: 503, retry: "5" });
  database.failed = false;
  expect((await asked("/contacts", { "x-status": "500" })).status).toBe(500);
});
