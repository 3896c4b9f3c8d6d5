import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loginOf } from "../../../scripts/lib/checks.mjs";
import { withClient } from "../../../scripts/lib/database.mjs";

const role = "serikat_app";
const url = process.env.DATABASE_URL ?? "";
const login = `app_login_${process.pid}`;
const asOwner = (sql: string) => withClient({ url }, (client) => client.query(sql));
const own = new URL(url);
own.username = login;
own.password = "of-the-tests";

beforeAll(async () => {
  await asOwner(`CREATE ROLE ${login} LOGIN PASSWORD 'of-the-tests' IN ROLE ${role}`);
});
afterAll(async () => {
  await asOwner(`DROP ROLE ${login}`);
});

describe("the login of the application", () => {
  it("is told to own the tables when it takes its role on from the owner's", async () => {
    expect(await loginOf({ url, role })).toMatchObject({ owns: true });
  });

  it("owns nothing when it has one of its own", async () => {
    expect(await loginOf({ url: own.href, role })).toEqual({ login, owns: false });
  });

  it("of its own sees no more after SET ROLE NONE than before", async () => {
    const seen = await withClient({ url: own.href, role }, async (client) => {
      await client.query("SET ROLE NONE");
      return (await client.query('SELECT count(*)::int AS count FROM "union"')).rows;
    });
    expect(seen).toEqual([{ count: 0 }]);
  });
});
