const PAGE_METHODS = ["GET", "HEAD", "POST"];
const METHODS = [
  { below: "/_next/", allowed: ["GET", "HEAD"] },
  { below: "/api/", allowed: [...PAGE_METHODS, "PUT", "PATCH", "DELETE"] },
  { below: "/", allowed: PAGE_METHODS },
];
// For what has no page of its own; pages set theirs, with a nonce.
const BARE_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
// Asked by programs on this machine or beside it, at whatever name they know.
const OF_MONITORS = /^\/api\/(health\/|metrics$)/;

/**
 * What is wrong with a request before anything looks at it: undefined, or an answer with a sentence. `home` is the address that
 * people type: a request that names another host is not answered, or cookies and links would follow a name that somebody else made.
 */
export function refusalOf({ method, url, headers }, home) {
  const path = url.split("?")[0];
  if (!isReadable(path)) return { status: 400, text: "This address cannot be read." };
  const { allowed } = METHODS.find(({ below }) => path.startsWith(below)) ?? { allowed: PAGE_METHODS };
  if (!allowed.includes(method))
    return { status: 405, headers: { allow: allowed.join(", ") }, text: "Not here." };
  if (OF_MONITORS.test(path) || isHome(headers.host ?? "", home)) return undefined;
  return {
    status: 421,
    text: `Serikat answers at ${home.origin} (NEXTAUTH_URL). A proxy in front has to pass the Host header on.`,
  };
}

// On a machine of one's own every name of it will do, and a port that a tunnel leads to it: none of them is anybody else's.
function isHome(host, home) {
  return host === home.host || (isLoopback(home.hostname) && isLoopback(host.replace(/:\d+$/, "")));
}

const isLoopback = (name) => ["localhost", "127.0.0.1", "[::1]"].includes(name);

function isReadable(path) {
  if (!path.startsWith("/") || path.startsWith("//")) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** Written from another site. Next refuses it too, as an error of its own; actions check again, and more strictly. */
export function isForeignWrite({ method, headers }, home) {
  if (method === "GET" || method === "HEAD" || headers.origin === undefined) return false;
  if (!URL.canParse(headers.origin)) return true;
  const { origin, host } = new URL(headers.origin);
  return origin !== home.origin && !(host === headers.host && host !== home.host && isHome(host, home));
}

const SESSION_OVER = /^(__Host-)?serikat\.session=;/;

/**
 * Gives every answer a content security policy, whoever makes it; and one that takes the session cookie away tells the browser to
 * forget the pages it kept. Not what it stored: a list for work without signal may be a colleague's. `strictTransport: false` takes
 * back "https only for a year": a certificate of an own authority may be gone tomorrow.
 */
export function withPolicy(response, { strictTransport = true } = {}) {
  const { writeHead } = response;
  response.writeHead = (...rest) => {
    if (!response.headersSent && !response.hasHeader("content-security-policy"))
      response.setHeader("content-security-policy", BARE_POLICY);
    if (!response.headersSent && !strictTransport) response.removeHeader("strict-transport-security");
    const cookies = [response.getHeader("set-cookie") ?? []].flat();
    if (!response.headersSent && cookies.some((cookie) => SESSION_OVER.test(cookie)))
      response.setHeader("clear-site-data", '"cache"');
    return writeHead.apply(response, rest);
  };
}

export function refuse(response, { status, headers = {}, text = "" }) {
  response
    .writeHead(status, {
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      ...headers,
    })
    .end(text);
}
