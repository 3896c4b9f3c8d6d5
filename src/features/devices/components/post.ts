import type { FieldProblems, RefusalCode } from "@/lib/errors";

const patience = 30_000;

export type Reply = { status: number; body: Partial<{ code: RefusalCode; fields: FieldProblems }> };

/** Null when no whole answer came. */
export async function post(path: string, value: unknown): Promise<Reply | null> {
  try {
    const response = await fetch(path, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(value),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    const body = jsonOf(text);
    if (response.ok && !body) return null;
    return { status: response.status, body: body ?? {} };
  } catch {
    return null;
  }
}

function jsonOf(text: string): Reply["body"] | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}

type Kind =
  | "no_signal"
  | "signed_out"
  | "other_user"
  | "revoked"
  | "too_many"
  | "too_large"
  | "busy"
  | "server";
type Plain<K> = K extends Kind ? { kind: K } : never;
export type Refusal = Plain<Kind> | { kind: "refused"; code: RefusalCode };

export function refusalOf(reply: Reply | null): Refusal {
  if (!reply) return { kind: "no_signal" };
  const { status, body } = reply;
  const { device, user, form } = body.fields ?? {};
  if (status === 401) return { kind: "signed_out" };
  if (device === "revoked") return { kind: "revoked" };
  if (device === "too_many") return { kind: "too_many" };
  if (device === "other" || user === "other") return { kind: "other_user" };
  if (status === 413 || form === "too_long") return { kind: "too_large" };
  if (status === 429) return { kind: "busy" };
  if (status >= 500 || !body.code) return { kind: "server" };
  return { kind: "refused", code: body.code };
}
