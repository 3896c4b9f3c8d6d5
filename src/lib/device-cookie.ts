import "server-only";
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const secure = env.NEXTAUTH_URL.startsWith("https:");
export const deviceCookie = {
  name: secure ? "__Host-serikat.device" : "serikat.device",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 365 * 86_400 } as const,
};

// Colleagues who share a computer.
const mostUsers = 6;

type Entry = { user: string; device: string };

/**
 * Which device this is to this user, by its signed cookie: one on which the user's password was right before, or who held a link to
 * set it. Null for any other. The cookie opens nothing; it gives the device an allowance of tries of its own.
 */
export function knownDevice(cookie: string | undefined, userId: string): string | null {
  return entriesOf(cookie).find(({ user }) => user === userMark(userId))?.device ?? null;
}

/** The cookie's new value after this user signed in on the device; the others who did so stay in it. */
export function rememberUser(cookie: string | undefined, userId: string): string {
  const known = entriesOf(cookie);
  const mine = known.find(({ user }) => user === userMark(userId));
  const entry = mine ?? { user: userMark(userId), device: randomBytes(12).toString("base64url") };
  const others = known.filter(({ user }) => user !== entry.user);
  return [entry, ...others].slice(0, mostUsers).map(signed).join("~");
}

function entriesOf(cookie: string | undefined): Entry[] {
  return (cookie ?? "")
    .split("~", mostUsers)
    .map((text) => text.split("."))
    .flatMap(([user = "", device = "", mac = ""]) =>
      isOurs({ user, device }, mac) ? [{ user, device }] : [],
    );
}

function isOurs(entry: Entry, mac: string): boolean {
  const [given, wanted] = [Buffer.from(mac), Buffer.from(macOf(entry))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const signed = (entry: Entry) => `${entry.user}.${entry.device}.${macOf(entry)}`;
const macOf = ({ user, device }: Entry) =>
  createHmac("sha256", key("mac")).update(`${user}.${device}`).digest("base64url");
// A reader of the cookie on a shared computer does not learn who the user is.
const userMark = (userId: string) =>
  createHmac("sha256", key("user")).update(userId).digest("base64url").slice(0, 16);
const key = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env.NEXTAUTH_SECRET, "device cookie", purpose, 32));
