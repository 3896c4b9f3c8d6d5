import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { prompts } from "./policy";
import type { ChangePrompt, ResetPrompt } from "./schema";

export async function changePrompt(
  ctx: Context,
  { locale, position, ...words }: ChangePrompt,
): Promise<void> {
  authorize(ctx, prompts.edit);
  await write(ctx, async (tx) => {
    const key = { unionId: ctx.unionId, locale, position };
    await tx.prompt.upsert({
      where: { unionId_locale_position: key },
      create: { ...key, ...words },
      update: words,
    });
    const details = { locale, position };
    await audit(tx, ctx, { action: "prompt.change", entity: "prompt", details });
  });
}

export async function resetPrompt(ctx: Context, { locale, position }: ResetPrompt): Promise<void> {
  authorize(ctx, prompts.edit);
  await write(ctx, async (tx) => {
    await tx.prompt.deleteMany({ where: { unionId: ctx.unionId, locale, position } });
    const details = { locale, position };
    await audit(tx, ctx, { action: "prompt.reset", entity: "prompt", details });
  });
}
