export type Bounds = { least: number; most: number };
type Sum = { whole: string; parts: readonly string[] };

/** What an attacker writes down: how large each group can be, and which groups are the parts of which. */
export function notebook() {
  const groups = new Map<string, Bounds>();
  const sums: Sum[] = [];
  const of = (name: string): Bounds => groups.get(name) ?? { least: 0, most: 100_000 };
  const narrow = (name: string, { least, most }: Bounds): boolean => {
    const before = of(name);
    const after = { least: Math.max(before.least, least), most: Math.min(before.most, most) };
    groups.set(name, after);
    return after.least !== before.least || after.most !== before.most;
  };
  return {
    groups,
    of,
    know: (name: string, bounds: Bounds) => void narrow(name, bounds),
    sum: (whole: string, parts: readonly string[]) => void sums.push({ whole, parts }),
    /** Adds and takes away until nothing becomes narrower. */
    solve: () => {
      while (sums.map((sum) => narrowed(sum, of, narrow)).some(Boolean));
    },
  };
}

export type Notebook = ReturnType<typeof notebook>;

function narrowed(
  { whole, parts }: Sum,
  of: (name: string) => Bounds,
  narrow: (name: string, bounds: Bounds) => boolean,
): boolean {
  const total = (end: keyof Bounds) => parts.reduce((sum, part) => sum + of(part)[end], 0);
  const [least, most] = [total("least"), total("most")];
  const all = of(whole);
  const changes = parts.map((part) => {
    const own = of(part);
    return narrow(part, {
      least: all.least - (most - own.most),
      most: all.most - (least - own.least),
    });
  });
  return [narrow(whole, { least, most }), ...changes].some(Boolean);
}
