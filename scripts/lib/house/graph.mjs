import { dirname, join } from "node:path";
import { parseSync } from "@swc/core";
import { isCode, source } from "./files.mjs";

/**
 * Who imports what, types counted: `[{ from, to, type }]`. `to` is a file of ours, or the name of a package; `type`: only types.
 * Read from the syntax tree, for dependency-cruiser's parser leaves out what is imported for its type alone.
 */
export function readImports(files) {
  const code = new Set(files.filter(isCode));
  return [...code].flatMap((from) =>
    importsOf(from).map(({ name, type }) => ({ from, to: resolve(from, name, code), type })),
  );
}

function importsOf(path) {
  const options = { syntax: "typescript", tsx: path.endsWith("x"), target: "es2022" };
  const fixed = parseSync(source(path), options).body.flatMap((item) => {
    if (!item.source || item.type.endsWith("AllDeclaration")) return item.source ? [named(item, false)] : [];
    const specifiers = item.specifiers ?? [];
    return [
      named(item, item.typeOnly || (specifiers.length > 0 && specifiers.every((each) => each.isTypeOnly))),
    ];
  });
  const lazy = [...source(path).matchAll(/\bimport\(\s*"([^"]+)"/g)].map(([, name]) => ({
    name,
    type: false,
  }));
  return [...fixed, ...lazy];
}

const named = (item, type) => ({ name: item.source.value, type: Boolean(type) });

function resolve(from, name, code) {
  const base = name.startsWith("@/")
    ? `src/${name.slice(2)}`
    : name.startsWith(".")
      ? join(dirname(from), name)
      : undefined;
  if (base === undefined) return name;
  return [base, `${base}.ts`, `${base}.tsx`].find((path) => code.has(path)) ?? base;
}

/** The groups of nodes that reach each other (Tarjan's strongly connected components), those of two and more. */
export function circles(edges) {
  const next = new Map();
  for (const [from, to] of edges) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const state = { index: new Map(), low: new Map(), stack: [], found: [] };
  for (const node of next.keys()) if (!state.index.has(node)) visit(node, next, state);
  return state.found.map((circle) => circle.sort()).sort();
}

function visit(node, next, state) {
  const { index, low, stack, found } = state;
  index.set(node, index.size);
  low.set(node, index.get(node));
  stack.push(node);
  for (const other of next.get(node) ?? []) {
    if (!index.has(other)) visit(other, next, state);
    if (stack.includes(other)) low.set(node, Math.min(low.get(node), low.get(other)));
  }
  if (low.get(node) !== index.get(node)) return;
  const circle = stack.splice(stack.indexOf(node));
  if (circle.length > 1) found.push(circle);
}
