import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { changeFirstChunk } from "./first-chunk.mjs";
import { ROOT } from "./paths.mjs";

const LINK = /<link rel="stylesheet" href="(\/_next\/static\/[\w./~-]+\.css)"/;
const NONCE = /style-src [^;]*'nonce-([\w-]+)'/;
const read = new Map();

/**
 * Inlines the style sheet into the page. On a bad connection a second request costs two seconds in which nothing is shown.
 * The link stays, disabled, for React to find: otherwise it would add another one.
 */
export function inlineStyle(response) {
  changeFirstChunk(response, (chunk) =>
    isPage(response) ? withStyle(chunk, response.getHeader("content-security-policy")) : chunk,
  );
}

// A page with a length was made at build time and is sent as it is.
const isPage = (response) =>
  String(response.getHeader("content-type")).startsWith("text/html") && !response.hasHeader("content-length");

// Latin-1 keeps every byte, also where the chunk ends within a character.
function withStyle(chunk, policy) {
  const html = Buffer.from(chunk).toString("latin1");
  const [link, href] = LINK.exec(html) ?? [];
  const [, nonce] = NONCE.exec(policy) ?? [];
  const style = href && nonce && styleOf(href);
  if (!style) return chunk;
  const tag = `<style nonce="${nonce}">${style}</style>${link} disabled=""`;
  return Buffer.from(
    html.replace(link, () => tag),
    "latin1",
  );
}

function styleOf(href) {
  if (!read.has(href)) {
    const file = join(ROOT, ".next", href.slice("/_next/".length));
    const css = existsSync(file) ? readFileSync(file, "latin1") : "";
    read.set(href, css.includes("</") ? "" : css.replaceAll("url(../", "url(/_next/static/"));
  }
  return read.get(href);
}
