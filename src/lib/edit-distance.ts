/** Optimal string alignment: a swap of neighbours is one edit. Gives up beyond `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(cheapest(a, b, row, column, current, last, beforeLast));
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? most + 1;
}

function cheapest(
  a: string,
  b: string,
  row: number,
  column: number,
  current: number[],
  last: number[],
  beforeLast: number[],
): number {
  const change = a[row - 1] === b[column - 1] ? 0 : 1;
  const plain = Math.min(
    (last[column] ?? 0) + 1,
    (current[column - 1] ?? 0) + 1,
    (last[column - 1] ?? 0) + change,
  );
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return swapped ? Math.min(plain, (beforeLast[column - 2] ?? 0) + 1) : plain;
}
