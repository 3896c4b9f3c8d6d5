import { createServer } from "node:http";
import { toDer } from "./certificates.mjs";
import { TRUST_HEADERS, trustPage } from "./trust-page.mjs";

/**
 * The page over plain http that a phone opens first, and the authority's certificate: a phone that does not trust it yet can open nothing
 * else of ours. It knows nothing of the union.
 */
export const createTrustServer = ({ home, page, authority }) =>
  createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    if (pathname === "/serikat.crt") return sendCertificate(response, authority);
    if (pathname !== "/") return response.writeHead(302, { location: "/" }).end();
    const locale = localeOf(searchParams.get("lang") ?? request.headers["accept-language"]);
    const isApple = /iPhone|iPad|Macintosh/.test(request.headers["user-agent"] ?? "");
    response.writeHead(200, TRUST_HEADERS).end(trustPage({ locale, isApple, home, page, authority }));
  });

function sendCertificate(response, authority) {
  response
    .writeHead(200, {
      "content-type": "application/x-x509-ca-cert",
      "content-disposition": 'attachment; filename="serikat.crt"',
      "cache-control": "no-store",
    })
    .end(toDer(authority));
}

/** Malay is read as Indonesian, as in the application. */
const localeOf = (languages = "") => (/^\s*(id|ms)\b/i.test(languages) ? "id" : "en");
