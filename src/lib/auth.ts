import "server-only";
import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { hashSecret } from "./crypto";
import { withCredential } from "./db";
import { env } from "./env";
import { sessionCookie } from "./session";
import { sessionHours } from "./session-limits";

type Verified = User & { secret: string };
type Verify = (typed: { email: string; password: string }, origin: string) => Promise<Verified>;

/**
 * next-auth over our own session rows: its token carries only the session's secret. `verify` throws with a refusal code as
 * its message.
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
        authorize: (typed, request) =>
          verify({ email: typed?.email ?? "", password: typed?.password ?? "" }, originOf(request.headers)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? (user as Verified).secret : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSession(token?.sid) },
  };
}

function originOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.["x-forwarded-for"];
  return typeof forwarded === "string" ? (forwarded.split(",").at(-1)?.trim() ?? "unknown") : "unknown";
}

async function endSession(secret: unknown): Promise<void> {
  if (typeof secret !== "string") return;
  const secretHash = hashSecret(secret);
  await withCredential({ secretHash }, (tx) =>
    tx.session.updateMany({ where: { secretHash, revokedAt: null }, data: { revokedAt: new Date() } }),
  );
}
