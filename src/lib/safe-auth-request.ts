import { NextRequest } from "next/server";
import { isStorable } from "./storable";

const mostBytes = 8 * 1024;
const knownKeys = ["csrfToken", "email", "password", "json", "redirect"];
const callbackCookie = /(?:^|;\s*)(?:__Secure-)?next-auth\.callback-url=([^;]*)/;

/**
 * The same request with the fields that a sign-in has and nothing else: next-auth stumbles over callback addresses that are none,
 * broken JSON and long bodies. Null when it cannot be read as one.
 */
export async function safeAuthRequest(request: NextRequest): Promise<NextRequest | null> {
  const [, callback] = callbackCookie.exec(request.headers.get("cookie") ?? "") ?? [];
  if (callback !== undefined && !isAddress(callback)) return null;
  const url = new URL(request.nextUrl.pathname, request.nextUrl.origin);
  if (request.method !== "POST") return new NextRequest(url, { headers: request.headers });
  const fields = await fieldsOf(request);
  if (!fields) return null;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  return new NextRequest(url, {
    method: "POST",
    headers,
    body: new URLSearchParams({ ...fields, callbackUrl: "/" }),
  });
}

async function fieldsOf(request: NextRequest): Promise<Record<string, string> | null> {
  const text = await request.text().catch(() => "");
  if (text.length > mostBytes) return null;
  const isJson = (request.headers.get("content-type") ?? "").includes("application/json");
  const values = isJson ? jsonIn(text) : Object.fromEntries(new URLSearchParams(text));
  if (!values) return null;
  const known = knownKeys.map((key) => [key, values[key]] as const);
  const sent = known.filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return sent.every(([, value]) => isStorable(value)) ? Object.fromEntries(sent) : null;
}

function jsonIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** next-auth keeps where it came from in a cookie of its own, which anybody can write. */
function isAddress(encoded: string): boolean {
  try {
    const address = decodeURIComponent(encoded);
    return /^https?:\/\//.test(address) && URL.canParse(address);
  } catch {
    return false;
  }
}
