import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getFileAnalysis } from "./batch.queries";
import type { PreviewChoices } from "./mapping/choices.schema";
import { decide } from "./mapping/decisions";
import { type PreviewRow, previewOf } from "./mapping/preview";
import { interpretRow } from "./parse/row";
import { imports } from "./policy";

/** What becomes of the first rows under these choices; nothing is kept. */
export async function previewRows(
  ctx: Context,
  { batchId, ...choices }: PreviewChoices,
): Promise<PreviewRow[]> {
  authorize(ctx, imports.read);
  const reading = await getFileAnalysis(ctx, batchId);
  const union = await read(ctx, (tx) =>
    tx.union.findFirst({ where: { id: ctx.unionId }, select: { country: true } }),
  );
  const { mapping } = decide(reading, { ...choices, place: null, recordHeadcount: false });
  const options = { defaultCountry: union?.country ?? "ID", today: today(ctx) };
  return reading.rows.map((row) =>
    previewOf({ row, mapping, analysis: reading.analysis, result: interpretRow(row, mapping, options) }),
  );
}
