import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { templates } from "./policy";

export type Template = {
  id: string;
  nameId: string;
  nameEn: string;
  textId: string;
  textEn: string;
  archived: boolean;
};

/** In the union's order; archived ones only when asked for, at the end. */
export async function listTemplates(ctx: Context, { archived = false } = {}): Promise<Template[]> {
  authorize(ctx, templates.read);
  const rows = await read(ctx, (tx) =>
    tx.messageTemplate.findMany({
      where: { unionId: ctx.unionId, ...(archived ? {} : { archivedAt: null }) },
      select: { id: true, nameId: true, nameEn: true, textId: true, textEn: true, archivedAt: true },
      orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { position: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }));
}
