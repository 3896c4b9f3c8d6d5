import type { PrecacheEntry } from "serwist";
import { slow as en } from "@/i18n/messages/en/app.json";
import { slow as id } from "@/i18n/messages/id/app.json";

const policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

type Slow = { list: string; files: readonly PrecacheEntry[] };

/** Without script: the page reloads at once and is shown until that is answered. It has the shell's headers. */
export async function slowPage(shell: Response, { list, files }: Slow): Promise<Response> {
  const locale = (await cookie("locale")) ?? navigator.language.slice(0, 2);
  const [lang, t] = locale === "id" || locale === "ms" ? ["id", id] : ["en", en];
  const theme = await cookie("theme");
  const styles = files.map(({ url }) => url).filter((url) => url.endsWith(".css"));
  const html = `<!doctype html>
<html lang="${lang}"${theme === "dark" || theme === "light" ? ` data-theme="${theme}"` : ""}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0">
<title>Serikat</title>
${styles.map((url) => `<link rel="stylesheet" href="${url}">`).join("")}
</head>
<body>
<main class="mx-auto grid max-w-104 gap-4 px-4 py-10">
<h1 class="text-28 font-head">${t.title}</h1>
<p class="text-16 text-ink-2">${t.text}</p>
<a class="flex min-h-thumb items-center justify-center rounded-2 bg-merah px-4 text-16 font-label text-on-merah no-underline" href="${list}">${t.list}</a>
</main>
</body>
</html>`;
  const headers = new Headers(shell.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set("content-security-policy", policy);
  return new Response(html, { headers });
}

/** Not every browser lets a worker read cookies; then its language decides. */
async function cookie(name: string): Promise<string | undefined> {
  const jar = "cookieStore" in globalThis ? globalThis.cookieStore : undefined;
  return (await jar?.get(name))?.value ?? undefined;
}
