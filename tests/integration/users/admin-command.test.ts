import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { disableSeat } from "@/features/users/mutations";
import { resetPassword } from "@/features/users/password-reset.mutations";
import { account, freshEmail, password, triedWith } from "../../support/accounts";
import { visitor } from "../../support/visitors";

const run = promisify(execFile);

/** What `npm run admin` is told by its program, which runs as itself. */
async function admin(...args: string[]): Promise<Record<string, string>[]> {
  const program = ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "src/admin.ts", ...args];
  const { stdout } = await run(process.execPath, program, { env: process.env });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

it("lists who signs in, with role and state", async () => {
  const { email } = await account({ role: "admin" });
  expect(await admin("list")).toContainEqual(
    expect.objectContaining({ email, role: "admin", state: "active" }),
  );
});

it("gives the last admin who forgot the password a link that sets a new one", async () => {
  const { email } = await account({ role: "admin" });
  const [said] = await admin("reset", email.toUpperCase());
  const token = said?.path?.replace("/reset/", "") ?? "";
  await resetPassword({ token, password: "lima kata lain yang panjang" });
  expect(await triedWith(email, "lima kata lain yang panjang")).toBe("open");
});

it("forgets the wrong passwords that were tried at an account", async () => {
  const { email } = await account();
  const from = visitor();
  for (let at = 0; at < 11; at += 1) await triedWith(email, "a wrong guess", from);
  expect(await triedWith(email, password, from)).toBe("TOO_MANY_TRIES");
  await admin("unlock", email);
  expect(await triedWith(email, password, from)).toBe("open");
});

it("makes an admin of a user who may not even sign in", async () => {
  const { admin: first, seatId, email } = await account();
  await disableSeat(first, seatId);
  expect(await admin("make-admin", email)).toMatchObject([{ email, role: "admin", state: "active" }]);
  expect(await triedWith(email, password)).toBe("open");
});

it("is refused for an address that nobody has", async () => {
  expect(await admin("reset", freshEmail())).toEqual([{ refused: "NOT_FOUND" }]);
});
