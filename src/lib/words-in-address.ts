import "server-only";
import { actingUserId, type Context } from "./context";
import { seal, unsealIfReadable } from "./crypto";

const placeOf = (ctx: Context) => ({
  table: "address",
  column: "words",
  id: `${ctx.unionId}:${actingUserId(ctx)}`,
});

/** What somebody typed, as it may stand in an address: histories, logs and proxies see no name. Only the same user's pages read it. */
export function wordsForAddress(ctx: Context, words: string): string {
  return seal(words, placeOf(ctx)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Undefined when it is none, another user's, or from before the key was changed. */
export function wordsOfAddress(ctx: Context, text: string | undefined): string | undefined {
  return (text && unsealIfReadable(text, placeOf(ctx))) || undefined;
}
