/** Plus Jakarta Sans at 12 px: a wide letter, a space or a dot, and the gap between two labels. */
const LETTER_REM = 0.44;
const THIN_REM = 0.22;
const GAP_REM = 0.75;

/** An upper bound in rem: the server cannot measure text. */
export function labelWidth(text: string): number {
  const thin = text.match(/[\s.,·:;'|]/g)?.length ?? 0;
  return (text.length - thin) * LETTER_REM + thin * THIN_REM;
}

export type LabelRequest = { at: number; text: string };
export type PlacedLabel = LabelRequest & {
  row: number;
  anchor: "start" | "middle" | "end";
};

/** Puts labels (at 0–100 % of a bar, `width` rem long) in as few rows as possible without overlap. */
export function placeLabels(
  labels: readonly LabelRequest[],
  prefer: "middle" | "start",
  width: number,
): PlacedLabel[] {
  const rowEnds: number[] = [];
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .map((label) => {
      const wide = labelWidth(label.text);
      const { anchor, start } = anchorOf((label.at / 100) * width, wide, prefer, width);
      const free = rowEnds.findIndex((end) => start >= end + GAP_REM);
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = start + wide;
      return { ...label, row, anchor };
    });
}

type Anchored = Pick<PlacedLabel, "anchor"> & { start: number };

function anchorOf(mark: number, wide: number, prefer: "middle" | "start", width: number): Anchored {
  const fitsAfter = mark + wide <= width;
  if (prefer === "middle" && mark - wide / 2 >= 0 && mark + wide / 2 <= width) {
    return { anchor: "middle", start: mark - wide / 2 };
  }
  return fitsAfter ? { anchor: "start", start: mark } : { anchor: "end", start: mark - wide };
}

/** Moves labels along one axis until each is `gap` from the next, as little as possible, in order. */
export function spread(positions: readonly number[], gap: number, max: number): number[] {
  const order = positions.map((_, at) => at).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  let floor = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    placed[at] = Math.max(placed[at] ?? 0, floor + gap);
    floor = placed[at];
  }
  let ceiling = max + gap;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? 0, ceiling - gap);
    ceiling = placed[at];
  }
  return placed;
}
