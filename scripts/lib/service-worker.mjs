import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { ROOT } from "./paths.mjs";

const PAGE = "/phone";
const ICONS = ["/icon.svg", "/icon-192.png"];
const SOURCE = join(ROOT, "src", "features", "devices", "service-worker", "service-worker.client.ts");

export const SERVICE_WORKER = join(ROOT, ".next", "service-worker.js");

const built = (path) => readFileSync(join(ROOT, ".next", path), "utf8");

/** Run after the build, whose files it names. */
export async function buildServiceWorker() {
  await build({
    entryPoints: [SOURCE],
    outfile: SERVICE_WORKER,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    tsconfig: join(ROOT, "tsconfig.json"),
    define: { "process.env.NODE_ENV": '"production"', __SHELL__: JSON.stringify(shell()) },
    logLevel: "error",
  });
}

// No revisions: a generation is a cache named after the build, and its files carry a digest in their names.
function shell() {
  const { scripts, styles } = entriesOf(PAGE);
  const files = [...withLazyOnes(scripts), ...styles, ...styles.flatMap(fontsOf)];
  const urls = [PAGE, ...ICONS, ...[...new Set(files)].sort().map((file) => `/_next/${file}`)];
  return { build: built("BUILD_ID").trim(), files: urls.map((url) => ({ url, revision: null })) };
}

/** What Next makes the browser load for a page. */
function entriesOf(page) {
  const scope = {};
  runInNewContext(built(`server/app${page}/page_client-reference-manifest.js`), scope);
  const { entryJSFiles, entryCSSFiles } = scope.__RSC_MANIFEST[`${page}/page`];
  const { rootMainFiles } = JSON.parse(built("build-manifest.json"));
  const styles = Object.values(entryCSSFiles).flat();
  return {
    scripts: [...rootMainFiles, ...Object.values(entryJSFiles).flat()],
    styles: [...new Set(styles.map(({ path }) => path))],
  };
}

/** What those scripts load later. */
function withLazyOnes(scripts) {
  const all = new Set(scripts);
  for (const script of all)
    for (const [named] of built(script).matchAll(/static\/chunks\/[\w.~-]+\.(?:js|css)/g)) all.add(named);
  return [...all];
}

function fontsOf(style) {
  const named = built(style).matchAll(/url\(["']?(?:\.\.\/|\/_next\/static\/)(media\/[\w.~-]+\.woff2)/g);
  return [...named].map(([, font]) => `static/${font}`);
}
