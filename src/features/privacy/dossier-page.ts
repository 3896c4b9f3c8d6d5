import { type Dossier, factsOf } from "./dossier";

export type PageWords = {
  lang: string;
  title: string;
  intro: string;
  care: string;
  tableName: (table: string) => string;
  columnName: (column: string) => string;
};

/** One page that opens anywhere: to read and to print, with the same data for programs at its end. */
export function dossierPage(dossier: Dossier, words: PageWords): string {
  const sections = dossier.tables.map(
    ({ table, rows }) => `<section><h2>${escaped(words.tableName(table))} <small>${rows.length}</small></h2>
${rows.map((row) => list(factsOf(row, dossier.names), words)).join("\n")}</section>`,
  );
  return `<!doctype html>
<html lang="${escaped(words.lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title><style>${style}</style></head>
<body><h1>${escaped(words.title)}</h1><p>${escaped(words.intro)}</p><p class="care">${escaped(words.care)}</p>
${sections.join("\n")}
<script type="application/json" id="data">${inScript(JSON.stringify(dossier))}</script></body></html>
`;
}

function list(facts: readonly { column: string; value: string }[], words: PageWords): string {
  const items = facts.map(
    ({ column, value }) => `<dt>${escaped(words.columnName(column))}</dt><dd>${escaped(value)}</dd>`,
  );
  return items.length > 0 ? `<dl>${items.join("")}</dl>` : "";
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** JSON that cannot end the script it stands in. */
const inScript = (json: string) => json.replaceAll("<", "\\u003c");

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h2{font-size:1.1rem;border-top:2px solid;padding-top:.4rem;margin-top:2rem}h2 small{font-weight:400;opacity:.7}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;padding:.6rem 0;border-bottom:1px solid #ccc;margin:0}
dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}.care{font-weight:600}`;
