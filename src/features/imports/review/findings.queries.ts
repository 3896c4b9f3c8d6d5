import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { rowInFile } from "../row-number";
import { imports } from "../policy";
import { ofBatch } from "./outcomes.queries";

export type Findings = Awaited<ReturnType<typeof listFindings>>;

/** The first people of the file who share a telephone, and the first pairs who look alike, by row and name. */
export async function listFindings(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const { counts, reading } = await getBatch(ctx, batchId);
  const { firstShared = [], firstAlike = [] } = counts ?? {};
  const rows = [...new Set([...firstShared, ...firstAlike].flat())];
  const found = await read(ctx, (tx) =>
    tx.$queryRaw<{ row: number; name: string }[]>(Prisma.sql`
      SELECT i.row_number AS row, i.name FROM import_person i WHERE ${ofBatch("i", ctx, batchId)} AND i.row_number = ANY (${rows}::int[])`),
  );
  const names = new Map(found.map(({ row, name }) => [row, name]));
  const parts = reading?.analysis.parts ?? [];
  const named = (groups: readonly (readonly number[])[]) =>
    groups.map((group) => group.map((row) => ({ ...rowInFile(row, parts), name: names.get(row) ?? "" })));
  return { shared: named(firstShared), alike: named(firstAlike) };
}
