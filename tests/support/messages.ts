import { filesBelow, source } from "./source-files";

/** `namespace.key.key` → text. */
export function messages(locale: string): Map<string, string> {
  const folder = `src/i18n/messages/${locale}`;
  return new Map(
    filesBelow(folder).flatMap((path) =>
      flat(path.slice(folder.length + 1, -".json".length), JSON.parse(source(path))),
    ),
  );
}

function flat(key: string, value: unknown): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
    flat(`${key}.${name}`, inner),
  );
}

/** `name:kind` of each argument and tag; throws where the ICU syntax is broken. */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const end = readText(message, 0, found);
  if (end !== message.length) throw new Error(`a brace too many at ${end}: ${message}`);
  return [...found].sort();
}

function readText(message: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < message.length && message[at] !== "}") {
    if (message[at] === "'" && "{}<>'".includes(message[at + 1] ?? " ")) at = afterQuote(message, at);
    else if (message[at] === "{") at = readArgument(message, at, found);
    else at = readTag(message, at, found);
  }
  return at;
}

function afterQuote(message: string, at: number): number {
  if (message[at + 1] === "'") return at + 2;
  const end = message.indexOf("'", at + 1);
  return end < 0 ? message.length : end + 1;
}

function readTag(message: string, at: number, found: Set<string>): number {
  const tag = /^<(\w+)>/.exec(message.slice(at))?.[1];
  if (tag) found.add(`${tag}:tag`);
  return at + 1;
}

function readArgument(message: string, start: number, found: Set<string>): number {
  const head = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(start));
  if (!head?.[1]) throw new Error(`no argument at ${start}: ${message}`);
  found.add(`${head[1]}:${kindOf(head[2] ?? "text")}`);
  const at = start + head[0].length;
  if (!["plural", "select", "selectordinal"].includes(head[2] ?? "")) return closing(message, at);
  return readBranches(message, at, found);
}

const kindOf = (kind: string) => (kind === "plural" ? "number" : kind);

function readBranches(message: string, start: number, found: Set<string>): number {
  let at = start;
  while (true) {
    const branch = /^[\s,]*(?:offset:\d+\s*)?(=?\w+)\s*\{/.exec(message.slice(at));
    if (!branch) return closing(message, at);
    at = closing(message, readText(message, at + branch[0].length, found));
  }
}

function closing(message: string, at: number): number {
  const end = message.indexOf("}", at);
  if (end < 0 || message.slice(at, end).includes("{"))
    throw new Error(`a brace is missing after ${at}: ${message}`);
  return end + 1;
}
