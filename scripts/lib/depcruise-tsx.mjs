// Preloaded into dependency-cruiser: its swc parser reads .ts only, and its other parsers need the JavaScript API that
// TypeScript 7 no longer has. What does not parse as TypeScript is parsed as TSX.
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const parse = swc.parseSync;
const parseFile = swc.parseFileSync;

const orAsTsx = (original) => (source, options) => {
  try {
    return original(source, { ...options, tsx: false });
  } catch {
    return original(source, { ...options, tsx: true });
  }
};

swc.parseSync = orAsTsx(parse.bind(swc));
swc.parseFileSync = orAsTsx(parseFile.bind(swc));
