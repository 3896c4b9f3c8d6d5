import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { type Part, rowInFile } from "../row-number";
import { imports } from "../policy";
import { openedCells } from "../staging/sealed-cells.queries";

const shown = 50;
const pieceSize = 1_000;

export type RejectedRow = {
  row: number;
  /** The sheet it stands in, where several were read together. */
  sheet: string | null;
  reason: string;
  /** Null when they were thrown away. */
  cells: string[] | "unreadable" | null;
};

/** The first rows that did not come in, and how many there are. */
export async function listRejected(
  ctx: Context,
  batchId: string,
): Promise<{ total: number; rows: RejectedRow[] }> {
  authorize(ctx, imports.read);
  const parts = (await getBatch(ctx, batchId)).reading?.analysis.parts ?? [];
  const { rows } = await rejectedPiece(ctx, { batchId, parts, take: shown });
  const where = { unionId: ctx.unionId, batchId, state: "rejected" as const };
  return { total: await read(ctx, (tx) => tx.importRow.count({ where })), rows };
}

type Piece = { batchId: string; parts: readonly Part[]; after?: number | undefined; take?: number };

/** The next thousand rows that did not come in, in a short transaction of their own; `next` is where the piece after them begins. */
export async function rejectedPiece(
  ctx: Context,
  { batchId, parts, after = -1, take = pieceSize }: Piece,
): Promise<{ rows: RejectedRow[]; next: number | null }> {
  authorize(ctx, imports.read);
  const found = await read(ctx, (tx) =>
    tx.importRow.findMany({
      where: { unionId: ctx.unionId, batchId, state: "rejected", rowNumber: { gt: after } },
      orderBy: { rowNumber: "asc" },
      take,
      select: { rowNumber: true, reasons: true, cells: true },
    }),
  );
  const rows = found.map(({ rowNumber, reasons, cells }) => ({
    ...rowInFile(rowNumber, parts),
    reason: (reasons as { reason: string }).reason,
    cells: openedCells(cells, { batchId, row: rowNumber }),
  }));
  return { rows, next: found.length === take ? (found.at(-1)?.rowNumber ?? null) : null };
}
