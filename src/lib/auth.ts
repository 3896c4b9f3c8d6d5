import "server-only";
import { cookies } from "next/headers";
import type { NextAuthOptions, User } from "next-auth";
import { encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { hashSecret } from "./crypto";
import { withCredential } from "./db";
import { env } from "./env";
import { log } from "./log";
import { refusalOf } from "./refusals";
import { sessionCookie } from "./session";
import { sessionHours } from "./session-limits";
import { type Visitor, visitorOf } from "./visitor";

type Verified = User & { secret: string };
type Typed = { email: string; password: string };
type Verify = (typed: Typed, visitor: Visitor) => Promise<Verified>;

/**
 * next-auth over our own session rows: its token carries only the session's secret. Whatever `verify` throws, the answer is a
 * refusal code.
 */
export function authOptions(verify: Verify): NextAuthOptions {
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionHours.absolute * 3_600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookie.name, options: sessionCookie.options } },
    useSecureCookies: sessionCookie.options.secure,
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (typed, { headers = {} }) =>
          verify(
            { email: typed?.email ?? "", password: typed?.password ?? "" },
            visitorOf((name) => headers[name] as string | undefined),
          ).catch((error: unknown) => {
            throw new Error(refusalOf(error).code);
          }),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? (user as Verified).secret : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    // Its own words hold what was typed and addresses that were sent.
    logger: {
      error: (code) => log.warn({ code }, "next-auth refused"),
      warn: (code) => log.debug({ code }, "next-auth warned"),
      debug: () => undefined,
    },
    events: { signOut: ({ token }) => endSession(token?.sid) },
  };
}

/** Signs this browser in with a session that was just opened. */
export async function carrySession(secret: string): Promise<void> {
  const maxAge = sessionHours.absolute * 3_600;
  const token = await encode({ token: { sid: secret }, secret: env.NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(sessionCookie.name, token, { ...sessionCookie.options, maxAge });
}

async function endSession(secret: unknown): Promise<void> {
  if (typeof secret !== "string") return;
  const secretHash = hashSecret(secret);
  await withCredential({ secretHash }, (tx) =>
    tx.session.updateMany({ where: { secretHash, revokedAt: null }, data: { revokedAt: new Date() } }),
  );
}
