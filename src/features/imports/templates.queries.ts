import "server-only";
import { createHash } from "node:crypto";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { Analysis } from "./detect/analysis";
import type { FileAnalysis } from "./mapping/decisions";
import { imports } from "./policy";
import {
  carriedOver,
  headingsKey,
  placeToday,
  sheetNames,
  storedTemplate,
  type TemplateOffer,
} from "./templates";

const offered = 3;
const listed = { id: true, name: true, fileName: true, usedAt: true } as const;

export async function listTemplates(ctx: Context) {
  authorize(ctx, imports.read);
  return read(ctx, (tx) =>
    tx.importTemplate.findMany({
      where: { unionId: ctx.unionId },
      orderBy: [{ usedAt: "desc" }, { id: "desc" }],
      take: 100,
      select: listed,
    }),
  );
}

/** What was decided for files with exactly these columns, the latest first. It is offered, never applied by itself. */
export async function templatesFor(ctx: Context, reading: FileAnalysis): Promise<TemplateOffer[]> {
  authorize(ctx, imports.read);
  const signature = signatureOf(reading.analysis);
  if (!signature) return [];
  return read(ctx, async (tx) => {
    const found = await tx.importTemplate.findMany({
      where: { unionId: ctx.unionId, signature },
      orderBy: [{ usedAt: "desc" }, { id: "desc" }],
      take: offered,
      select: { ...listed, sheets: true, decisions: true },
    });
    const workplaces = await tx.workplace.findMany({
      where: { unionId: ctx.unionId },
      select: { id: true, name: true },
    });
    return found.map(({ id, name, usedAt, sheets, decisions }) => {
      const stored = storedTemplate.read(decisions);
      const place = placeToday(stored.place, workplaces);
      const choices = carriedOver({ ...stored, place, templateId: id }, reading);
      return { id, name, usedAt, sheets: sheetNames.parse(sheets), choices };
    });
  });
}

/** Under which name an import's choices were remembered. */
export async function templateOfBatch(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return read(ctx, (tx) =>
    tx.importTemplate.findFirst({ where: { unionId: ctx.unionId, lastBatchId: batchId }, select: listed }),
  );
}

/** null where a file has no headings to know it by. */
export function signatureOf(analysis: Pick<Analysis, "columns" | "headerRows">): string | null {
  const key = headingsKey(analysis);
  return key === "" ? null : createHash("sha256").update(key).digest("hex");
}
