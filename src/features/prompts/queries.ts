import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { suggestedPrompts } from "./default-prompts";
import { prompts } from "./policy";
import type { PromptLocale } from "./schema";

export type Prompt = {
  position: number;
  title: string;
  hint: string;
  changed: boolean;
};

/** In order: the union's own words where it has them. */
export async function listPrompts(ctx: Context, locale: PromptLocale): Promise<Prompt[]> {
  authorize(ctx, prompts.read);
  const rows = await read(ctx, (tx) =>
    tx.prompt.findMany({
      where: { unionId: ctx.unionId, locale },
      select: { position: true, title: true, hint: true },
    }),
  );
  return suggestedPrompts(locale).map((words, index) => {
    const own = rows.find(({ position }) => position === index + 1);
    return { position: index + 1, ...(own ?? words), changed: own !== undefined };
  });
}
