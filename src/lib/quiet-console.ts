import "server-only";
import { codesOf } from "./error-codes";
import { placesOf } from "./incidents";
import { log } from "./log";

/**
 * What Next and other libraries print of an error goes to the log without its words: those of Prisma hold what a user typed. Texts of
 * theirs that are no errors stay.
 */
export function quietConsole(): void {
  console.error = (...said: unknown[]) => log.error(withoutWords(said), textOf(said));
  console.warn = (...said: unknown[]) => log.warn(withoutWords(said), textOf(said));
}

function withoutWords(said: unknown[]) {
  const error = said.find((each) => each instanceof Error);
  if (!error) return {};
  const { digest } = error as Error & { digest?: string };
  return { number: digest, error: error.constructor.name, codes: codesOf(error), at: placesOf(error) };
}

// With an error beside it a text is a heading ("⨯ unhandledRejection:"); alone it is a sentence of the library's.
const textOf = (said: unknown[]): string =>
  said.some((each) => typeof each === "object" && each !== null)
    ? "an error reached the console"
    : said
        .filter((each) => typeof each === "string")
        .join(" ")
        .slice(0, 300);
