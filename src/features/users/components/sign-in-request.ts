/** Where to go, or the code of the refusal. */
export type SignInAnswer = { ok: true; secondStep: boolean } | { ok: false; code: string };

/** As next-auth's own client does it: a CSRF token, then the callback. */
async function signIn(email: string, password: string): Promise<SignInAnswer> {
  const token = await fetch("/api/auth/csrf", { cache: "no-store" });
  if (!token.ok) return { ok: false, code: "UNAVAILABLE" };
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: "/", json: "true" }),
  });
  if (response.ok) return { ok: true, secondStep: response.headers.has("x-serikat-second-step") };
  const { url } = (await response.json().catch(() => ({ url: "" }))) as { url?: string };
  const code = url ? new URL(url, window.location.origin).searchParams.get("error") : null;
  return { ok: false, code: code ?? "UNAVAILABLE" };
}

/** Tries again after a moment while the server is busy with other sign-ins. */
export async function signInPatiently(email: string, password: string): Promise<SignInAnswer> {
  for (let left = 8; ; left -= 1) {
    const answer = await signIn(email, password);
    if (answer.ok || answer.code !== "BUSY" || left === 0) return answer;
    await new Promise((done) => setTimeout(done, 1_000 + Math.random() * 2_000));
  }
}

export const secondStepPath = (to: string | undefined) =>
  to ? `/second-step?${new URLSearchParams({ to })}` : "/second-step";

/** Only a path of our own: one slash, and no second slash or backslash after it. */
export function insidePath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s]*$/.test(path) ? path : "/";
}
