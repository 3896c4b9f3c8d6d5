const rowsAtOnce = 400;

/** Parts of a few hundred rows: a statement or transaction of many thousand is slow, and too slow on a busy machine. */
export function batchesOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
}
