import "server-only";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { AppError } from "./errors";

// Its time grows with the square of the length; what is strong after so many letters is strong.
const mostRead = 48;
const strongEnough = 3;

let estimator: Promise<ZxcvbnFactory> | undefined;

// The lists take a quarter of a second to load, and most processes set no password for days.
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, indonesian] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-id"),
  ]);
  const dictionary = { ...common.dictionary, ...indonesian.dictionary };
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
}

/**
 * Refuses what a guesser tries first: passwords of known lists, keyboard rows, dates, and the user's own `words` (name, address,
 * union) with little added.
 */
export async function requireStrongPassword(password: string, words: readonly string[]): Promise<void> {
  estimator ??= load();
  const own = [...words, ...words.flatMap((each) => each.split(/[^\p{L}\p{N}]+/u)), "serikat"];
  const known = own.map((each) => each.toLowerCase()).filter((each) => each.length > 2);
  const { score } = (await estimator).check(password.slice(0, mostRead), known);
  if (score < strongEnough) throw new AppError("INVALID", { password: "password_common" });
}
