import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderSVG } from "uqr";
import { ROOT } from "../paths.mjs";
import { fingerprintOf, nameOf } from "./certificates.mjs";

const STYLE = `:root{color-scheme:light dark;--paper:#f0efea;--ink:#17181c;--ink-2:#45464c;--rule:#d8d6ce;--merah:#bf1220}
@media(prefers-color-scheme:dark){:root{--paper:#121316;--ink:#f1efe9;--ink-2:#b9b7b0;--rule:#3a3b40}}
body{margin:0 auto;max-width:26rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
nav{text-align:end}nav a{display:inline-block;padding:.6rem 0;min-height:1.6rem}a{color:inherit}h1{font-size:1.75rem;line-height:1.15;margin:.5rem 0}
h2{font-size:1.1rem;margin:2rem 0 .5rem;border-top:2px solid;padding-top:.5rem}h3{font-size:1rem;margin:1rem 0 0}p,ol{margin:.5rem 0}ol{padding-inline-start:1.2rem}
.act{display:flex;min-height:3.25rem;align-items:center;justify-content:center;border-radius:.5rem;border:2px solid var(--ink);font-weight:600;text-decoration:none}
.red{background:var(--merah);border-color:var(--merah);color:#fff}.quiet{color:var(--ink-2)}code{display:block;overflow-wrap:anywhere;font-size:.8rem;border:1px solid var(--rule);padding:.5rem}
svg{display:block;width:12rem;height:12rem;background:#fff}`;

/** By which a browser takes this style sheet and nothing else. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const TRUST_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": POLICY,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** How to trust the authority, on Android and iOS, in one of the two languages. `page` is the address of this page itself. */
export function trustPage({ locale, isApple, home, page, authority }) {
  const t = (key) => escaped(wordsOf(locale)[key]);
  const other = locale === "id" ? ["en", "English"] : ["id", "Bahasa Indonesia"];
  const ios = `<h3>${t("ios")}</h3><ol><li>${t("iosProfile")}</li><li>${t("iosTrust").replace("{name}", () => escaped(nameOf(authority)))}</li></ol>`;
  const android = `<h3>${t("android")}</h3><ol><li>${t("androidFind")}</li><li>${t("androidFile")}</li></ol>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t("title")}</title><style>${STYLE}</style></head><body>
<nav><a href="/?lang=${other[0]}" lang="${other[0]}">${other[1]}</a></nav><main>
<h1>${t("title")}</h1><p>${t("why")}</p>
<h2>1. ${t("download")}</h2><p>${t("downloadText")}</p><p><a class="act" href="/serikat.crt">${t("download")}</a></p>
<p class="quiet">${t("compare")}</p><code>${fingerprintOf(authority)}</code>
<h2>2. ${t("install")}</h2>${isApple ? ios + android : android + ios}
<h2>3. ${t("open")}</h2><p><a class="act red" href="${escaped(home)}">${t("open")}</a></p><p class="quiet">${t("warned")}</p>
<h2>${t("other")}</h2>${renderSVG(page, { border: 2 })}<p class="quiet">${t("leave")}</p>
</main></body></html>`;
}

const wordsOf = (locale) =>
  JSON.parse(readFileSync(join(ROOT, "src", "i18n", "messages", locale, "app.json"), "utf8")).trust;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
