const rowsAtOnce = 400;

/** Inserts in statements of a few hundred rows: one of many thousand costs Prisma more time than PostgreSQL. */
export async function inBatches<T>(
  rows: readonly T[],
  insert: (batch: { data: T[] }) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await insert({ data: rows.slice(start, start + rowsAtOnce) });
  }
}
