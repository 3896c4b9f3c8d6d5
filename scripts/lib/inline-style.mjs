import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

const LINK = /<link rel="stylesheet" href="(\/_next\/static\/[\w./~-]+\.css)"/;
const NONCE = /style-src [^;]*'nonce-([\w-]+)'/;
const read = new Map();

/**
 * Puts the style sheet into the page that asks for it. With bad signal a second request costs two seconds, and until it is
 * answered nothing is shown; with the style in its head, a page stands as soon as it has come. The link stays, disabled, for
 * React to find: otherwise it would put in another one.
 */
export function inlineStyle(response) {
  const { write, end } = response;
  let first = true;
  const styled = (chunk) => {
    if (!first || !(typeof chunk === "string" || chunk instanceof Uint8Array)) return chunk;
    first = false;
    return isPage(response) ? withStyle(chunk, response.getHeader("content-security-policy")) : chunk;
  };
  response.write = (chunk, ...rest) => write.call(response, styled(chunk), ...rest);
  response.end = (chunk, ...rest) => end.call(response, styled(chunk), ...rest);
}

// One with a length of its own was made at build time and is sent as it lies there.
const isPage = (response) =>
  String(response.getHeader("content-type")).startsWith("text/html") && !response.hasHeader("content-length");

// As Latin-1, a letter for each byte: where the chunk ends in the middle of a letter, that stays as it is.
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
