import { type NextRequest, NextResponse } from "next/server";

const open = ["/sign-in", "/first-run", "/invitation", "/phone"];
const cookieNames = ["serikat.session", "__Host-serikat.session"];

/** A nonce for each page, and a courtesy redirect by the cookie's presence. Never the guard: the core is. */
export function proxy(request: NextRequest) {
  if (isForeign(request)) return new NextResponse(null, { status: 403 });
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

/** Written from another site. Next refuses it too, as an error of its own; actions check again, and more strictly. */
function isForeign({ method, headers }: NextRequest): boolean {
  const origin = headers.get("origin");
  if (method === "GET" || method === "HEAD" || origin === null) return false;
  const hosts = [headers.get("host"), headers.get("x-forwarded-host")];
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
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

// Uploads pass by: a body that goes through here is cut off at 10 MiB without an error.
export const config = {
  matcher: [
    "/((?!api/|_next/static|_next/image|sw.js|icon[\\w-]*\\.|apple-touch-icon.png|favicon.ico|manifest.webmanifest).*)",
  ],
};
