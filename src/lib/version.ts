import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

const file = path.join(/* turbopackIgnore: true */ process.cwd(), "package.json");

/** The version of the product, as its package says it. */
export const version = (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
