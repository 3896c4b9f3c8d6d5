import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { forgetOwnWords } from "./own-words.queries";
import { type OwnWordsInput, wordsOf, writeWords } from "./own-words.schema";
import { unions } from "./policy";

/** What the union calls a turf, an assessment, a shift and its unit, in each language. */
export async function setOwnWords(ctx: Context, input: OwnWordsInput): Promise<void> {
  authorize(ctx, unions.change);
  await write(ctx, async (tx) => {
    await tx.union.updateMany({ where: { id: ctx.unionId }, data: { words: writeWords(wordsOf(input)) } });
    await audit(tx, ctx, { action: "union.words", entity: "union", entityId: ctx.unionId });
  });
  forgetOwnWords(ctx.unionId);
}
