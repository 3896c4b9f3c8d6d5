import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { defaultTemplates } from "./default-templates";
import { templates } from "./policy";
import type { ArchiveTemplate, CreateTemplate, UpdateTemplate } from "./schema";

/** In the transaction that makes the union. */
export async function seedTemplates(tx: Tx, ctx: Context): Promise<void> {
  const rows = defaultTemplates.map((words, position) => ({
    ...{ unionId: ctx.unionId, id: newId(), position },
    ...words,
  }));
  await tx.messageTemplate.createMany({ data: rows });
}

/** Only for a union without any message; a second tap adds nothing. */
export async function takeSuggestedTemplates(ctx: Context): Promise<void> {
  authorize(ctx, templates.edit);
  await write(ctx, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`message templates ${ctx.unionId}`}))`;
    if ((await tx.messageTemplate.count({ where: { unionId: ctx.unionId } })) > 0) return;
    await seedTemplates(tx, ctx);
    await audit(tx, ctx, { action: "template.suggested", entity: "message_template" });
  });
}

export async function createTemplate(
  ctx: Context,
  { id = newId(), ...words }: CreateTemplate,
): Promise<string> {
  authorize(ctx, templates.edit);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId };
    const { _max } = await tx.messageTemplate.aggregate({ where, _max: { position: true } });
    const row = { ...where, id, position: (_max.position ?? -1) + 1, ...words };
    await tx.messageTemplate.createMany({ data: [row] });
    await audit(tx, ctx, { action: "template.create", entity: "message_template", entityId: id });
  });
  return id;
}

export async function updateTemplate(ctx: Context, { templateId, ...words }: UpdateTemplate): Promise<void> {
  authorize(ctx, templates.edit);
  await write(ctx, async (tx) => {
    await change(tx, ctx, templateId, words);
    await audit(tx, ctx, { action: "template.update", entity: "message_template", entityId: templateId });
  });
}

/** Archived: not offered any more. */
export async function archiveTemplate(
  ctx: Context,
  { templateId, archived }: ArchiveTemplate,
): Promise<void> {
  authorize(ctx, templates.edit);
  await write(ctx, async (tx) => {
    await change(tx, ctx, templateId, { archivedAt: archived ? new Date() : null });
    const action = archived ? "template.archive" : "template.restore";
    await audit(tx, ctx, { action, entity: "message_template", entityId: templateId });
  });
}

type Change = Partial<Omit<UpdateTemplate, "templateId">> & { archivedAt?: Date | null };

async function change(tx: Tx, ctx: Context, id: string, data: Change): Promise<void> {
  const { count } = await tx.messageTemplate.updateMany({ where: { unionId: ctx.unionId, id }, data });
  if (count === 0) throw new AppError("NOT_FOUND");
}
