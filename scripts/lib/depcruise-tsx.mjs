// Preloaded into dependency-cruiser: its swc parser reads .ts only and does not mark type imports, and its other parsers
// need the JavaScript API that TypeScript 7 no longer has. Falls back to TSX, and leaves type-only imports out of the graph.
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const parse = swc.parseSync;
const parseFile = swc.parseFileSync;

const orAsTsx = (original) => (source, options) => {
  try {
    return withoutTypes(original(source, { ...options, tsx: false }));
  } catch {
    return withoutTypes(original(source, { ...options, tsx: true }));
  }
};

function withoutTypes(tree) {
  return { ...tree, body: tree.body.filter((statement) => !isOfTypesOnly(statement)) };
}

function isOfTypesOnly({ type, typeOnly, specifiers = [] }) {
  if (type !== "ImportDeclaration" && type !== "ExportNamedDeclaration") return false;
  return typeOnly || (specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly));
}

swc.parseSync = orAsTsx(parse.bind(swc));
swc.parseFileSync = orAsTsx(parseFile.bind(swc));
