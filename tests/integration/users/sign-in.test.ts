import { describe, expect, it } from "vitest";
import { openSession } from "@/features/users/sessions.mutations";
import { rememberUser } from "@/lib/device-cookie";
import { account, freshEmail, password, triedWith } from "../../support/accounts";
import { signedIn } from "../../support/factories";
import { visitor } from "../../support/visitors";

const wrong = "a wrong guess again";
const guess = async (email: string, times: number, from = visitor()) => {
  const codes: string[] = [];
  for (let at = 0; at < times; at += 1) codes.push(await triedWith(email, wrong, from));
  return codes;
};

describe("wrong passwords", () => {
  it("are ten a quarter of an hour for one network at one account", async () => {
    const { email } = await account();
    const codes = await guess(email, 12);
    expect(codes).toEqual([...Array(10).fill("INVALID"), ...Array(2).fill("TOO_MANY_TRIES")]);
  });

  it("are ten in all when they come at the same moment", async () => {
    const { email } = await account();
    const from = visitor();
    const all = Array.from({ length: 40 }, (_, n) => (n % 4 === 0 ? password : `${wrong} ${n}`));
    const codes = await Promise.all(all.map((words) => triedWith(email, words, from)));
    expect(codes.filter((code) => code === "INVALID").length).toBeLessThanOrEqual(10);
  });

  it("leave the account open for its owner, who never signed in on this device, on another network", async () => {
    const { email } = await account();
    await guess(email, 12);
    expect(await triedWith(email, password)).toBe("open");
  });

  it("leave it open for a known device on the very network they come from", async () => {
    const { email, userId } = await account();
    const from = visitor();
    await guess(email, 12, from);
    expect(await triedWith(email, password, from)).toBe("TOO_MANY_TRIES");
    const known = { ...from, cookie: rememberUser(undefined, userId) };
    expect(await triedWith(email, password, known)).toBe("open");
  });

  it("are two for each further network once an account is guessed at from many", async () => {
    const { email } = await account();
    for (let network = 0; network < 5; network += 1) await guess(email, 10);
    expect(await guess(email, 3)).toEqual(["INVALID", "INVALID", "TOO_MANY_TRIES"]);
    expect(await triedWith(email, password)).toBe("open");
  });

  it("of a known device are counted for that device alone", async () => {
    const { email, userId } = await account();
    const lost = visitor({ cookie: rememberUser(undefined, userId) });
    expect((await guess(email, 11, lost)).at(-1)).toBe("TOO_MANY_TRIES");
    expect(await triedWith(email, password, { ...lost, cookie: rememberUser(undefined, userId) })).toBe(
      "open",
    );
  });
});

describe("right passwords", () => {
  it("are never counted", async () => {
    const { email } = await account();
    const from = visitor();
    for (let times = 0; times < 12; times += 1) expect(await triedWith(email, password, from)).toBe("open");
    expect((await guess(email, 10, from)).at(-1)).toBe("INVALID");
  });

  it("of 60 users behind one address all get in", async () => {
    const admin = await signedIn();
    const users = [];
    for (let at = 0; at < 60; at += 1) users.push(await account({ admin }));
    const hall = visitor();
    const codes = await Promise.all(users.map(({ email }) => triedWith(email, password, hall)));
    expect(codes).toEqual(Array(60).fill("open"));
  });
});

describe("the device cookie", () => {
  it("of another user is that of an unknown device", async () => {
    const [{ email }, other] = [await account(), await account()];
    const from = visitor({ cookie: rememberUser(undefined, other.userId) });
    await guess(email, 10, from);
    expect(await triedWith(email, password, from)).toBe("TOO_MANY_TRIES");
  });

  it("that was forged is that of an unknown device", async () => {
    const { email, userId } = await account();
    const [user = "", , mac = ""] = rememberUser(undefined, userId).split(".");
    const from = visitor();
    const codes = [];
    for (let at = 0; at < 11; at += 1)
      codes.push(await triedWith(email, wrong, { ...from, cookie: `${user}.device-${at}.${mac}` }));
    expect(codes.at(-1)).toBe("TOO_MANY_TRIES");
  });

  it("holds every user who shares a device", async () => {
    const [one, other] = [await account(), await account()];
    const first = await openSession({ email: one.email, password }, visitor());
    const shared = await openSession({ email: other.email, password }, visitor({ cookie: first.device }));
    const again = await openSession({ email: one.email, password }, visitor({ cookie: shared.device }));
    expect(again.device.split("~").sort()).toEqual(shared.device.split("~").sort());
  });
});

it("a flood of unknown addresses is told to come back, and refuses a known device nothing", async () => {
  const { email, userId } = await account();
  const from = visitor();
  const flood = Array.from({ length: 300 }, () => triedWith(freshEmail(), wrong, from));
  const known = triedWith(
    email,
    password,
    visitor({ network: from.network, cookie: rememberUser(undefined, userId) }),
  );
  const codes = await Promise.all(flood);
  expect(await known).toBe("open");
  expect(new Set(codes)).toEqual(new Set(["INVALID", "BUSY"]));
});
