import { type NextRequest, NextResponse } from "next/server";

const open = ["/sign-in", "/first-run", "/invitation", "/reset", "/phone"];
const cookieNames = ["serikat.session", "__Host-serikat.session"];

/** A nonce for each page, and a courtesy redirect by the cookie's presence. Never the guard: the core is. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  const isOpen = open.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const isPage = !pathname.startsWith("/api/");
  if (isPage && !isOpen && !cookieNames.some((name) => request.cookies.has(name))) {
    const url = new URL("/sign-in", request.url);
    if (pathname !== "/") url.searchParams.set("to", pathname + request.nextUrl.search);
    return NextResponse.redirect(url);
  }
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

// Uploads pass by: a body that goes through here is cut off at 10 MiB without an error. So do actions that a page's script calls:
// they get data, no page, have guards of their own (lib/action), and would spend a third of their time here.
export const config = {
  matcher: [
    {
      source:
        "/((?!api/|_next/static|_next/image|sw.js|icon[\\w-]*\\.|apple-touch-icon.png|favicon.ico|manifest.webmanifest).*)",
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};
