import "server-only";
import type { OwnWords } from "@/i18n/own-words";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { readWords } from "./own-words.schema";
import { unions } from "./policy";

// Every page needs them and they change once a year; another process learns of a change within this time.
const keptMs = 30_000;
const kept = new Map<string, { until: number; words: OwnWords }>();
const most = 1_000;

/** What the union calls things itself. */
export async function ownWords(ctx: Context): Promise<OwnWords> {
  authorize(ctx, unions.read);
  const known = kept.get(ctx.unionId);
  if (known && known.until > Date.now()) return known.words;
  const union = await read(ctx, (tx) =>
    tx.union.findFirst({ where: { id: ctx.unionId }, select: { words: true } }),
  );
  const words = readWords(union?.words);
  if (kept.size >= most) kept.clear();
  kept.set(ctx.unionId, { until: Date.now() + keptMs, words });
  return words;
}

/** After a change in this process. */
export const forgetOwnWords = (unionId: string) => kept.delete(unionId);
