import { quietConsole } from "@/lib/quiet-console";

const [words = ""] = process.argv.slice(2);
const error = Object.assign(new TypeError(`Invalid value for name: ${words}\n    on two lines: ${words}`), {
  code: "P2010",
  digest: "1618033988",
});

quietConsole();
console.error(error);
console.error("⨯", error);
console.warn(`⨯ ${words}`, { cause: error, words });
console.error("a sentence of a library");
