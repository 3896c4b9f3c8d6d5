// npm run house: the size of each feature and who breaks the law of the house (docs/STYLE.md). Exits 1 when a law has more
// offenders than scripts/lib/house/offenders.json allows: that list only shrinks. --short leaves the offenders' names out.
import { readFileSync } from "node:fs";
import { filesBelow } from "./lib/house/files.mjs";
import { readImports } from "./lib/house/graph.mjs";
import { brokenLaws } from "./lib/house/laws.mjs";
import { sizeBars, sizes } from "./lib/house/sizes.mjs";
import { exit, main } from "./lib/lifecycle.mjs";
import { say } from "./lib/terminal.mjs";

const short = process.argv.includes("--short");
const allowed = JSON.parse(readFileSync(new URL("./lib/house/offenders.json", import.meta.url), "utf8"));

await main(async () => {
  const files = ["src", "tests"].flatMap(filesBelow);
  printSizes(sizes(files));
  const laws = { ...brokenLaws({ files, imports: readImports(files) }), ...sizeBars(files) };
  for (const [law, offenders] of Object.entries(laws)) printLaw(law, offenders);
  await exit(Object.entries(laws).every(isKept) ? 0 : 1);
});

function isKept([law, offenders]) {
  return offenders.length <= (allowed[law] ?? 0);
}

function printLaw(law, offenders) {
  const known = allowed[law] ? ` (at most ${allowed[law]} today)` : "";
  say(`  ${isKept([law, offenders]) ? "✓" : "✗"} ${law}: ${offenders.length}${known}`);
  for (const each of short ? [] : offenders) say(`      ${each}`);
}

function printSizes(rows) {
  say("  feature                files   lines   tests   tests per line");
  for (const { name, files, code, tests } of rows) {
    const numbers = [files, code, tests].map((number) => String(number).padStart(7)).join(" ");
    const share = code > 0 ? (tests / code).toFixed(2) : "–";
    say(`  ${name.padEnd(20)} ${numbers} ${share.padStart(12)}`);
  }
  say();
}
