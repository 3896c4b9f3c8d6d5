import { type APIRequestContext, request } from "@playwright/test";
import { sessionCookie } from "../support/requests";
import { changed, password, type Role, roles } from "./scene";

/** Sessions that are none any more. */
const strangers = ["signedOut", "garbage", "ended", "disabled", "idle"] as const;
export type State = Role | (typeof strangers)[number];
export const states: readonly State[] = [...roles, ...strangers];
export const isRole = (state: State): state is Role => roles.some((role) => role === state);

export type Visitors = Record<State, APIRequestContext>;

export async function allVisitors(baseURL: string): Promise<Visitors> {
  const open = async (state: State) => [state, await signIn(baseURL, state)] as const;
  // Playwright starts anew after a failure, and finds what the start before left.
  await changed(
    'UPDATE seat SET disabled_at = NULL WHERE user_id = (SELECT id FROM "user" WHERE email = $1)',
    ["disabled@matrix.example.org"],
  );
  const signedIn = await Promise.all(
    [...roles, "ended" as const, "disabled" as const, "idle" as const].map(open),
  );
  const ofUser = 'user_id = (SELECT id FROM "user" WHERE email = $1)';
  await changed(`UPDATE session SET revoked_at = now() WHERE ${ofUser}`, ["ended@matrix.example.org"]);
  await changed(`UPDATE seat SET disabled_at = now() WHERE ${ofUser}`, ["disabled@matrix.example.org"]);
  await changed(`UPDATE session SET last_seen_at = now() - interval '1 day' WHERE ${ofUser}`, [
    "idle@matrix.example.org",
  ]);
  return {
    ...(Object.fromEntries(signedIn) as Visitors),
    signedOut: await request.newContext({ baseURL }),
    garbage: await request.newContext({ baseURL, extraHTTPHeaders: { cookie: `${sessionCookie}=garbage` } }),
  };
}

async function signIn(baseURL: string, who: State): Promise<APIRequestContext> {
  const wire = await request.newContext({ baseURL, extraHTTPHeaders: { "accept-language": "en" } });
  const { csrfToken } = await (await wire.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: `${who}@matrix.example.org`, password, callbackUrl: "/", json: "true" };
  const answer = await wire.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${answer.status()}`);
  return wire;
}
