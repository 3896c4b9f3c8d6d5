/** Heads of one department, or of the whole scope. */
export type Heads = {
  /** E at the launch; null where the headcount is unknown. */
  eligible: number | null;
  /** Contacts known there at the launch. */
  listed: number;
  predicted: number;
  tookPart: number;
  /** Predicted and took part. */
  kept: number;
  /** Took part though not predicted. */
  unexpected: number;
};

export type Result = Heads & {
  /** Predicted and did not take part. */
  missed: number;
  /** Neither predicted nor took part; of the eligible where they are known, else of those listed. */
  others: number;
  /** 0–1 of the eligible; null where they are unknown. FIELD 4.2, structure-test participation. */
  share: number | null;
  /** 0–1 of the predicted; null where nobody was. FIELD 4.2, rating accuracy. */
  keptShare: number | null;
};

export function resultOf(heads: Heads): Result {
  const { eligible, listed, predicted, tookPart, kept, unexpected } = heads;
  const all = Math.max(eligible ?? listed, listed);
  return {
    ...heads,
    missed: predicted - kept,
    others: all - predicted - unexpected,
    share: eligible ? tookPart / eligible : null,
    keptShare: predicted > 0 ? kept / predicted : null,
  };
}

/** How many more must take part for `percent` of the eligible; null where they are unknown. At least: FIELD 4.2, gap. */
export function headsToReach(
  percent: number,
  { eligible, tookPart }: Pick<Heads, "eligible" | "tookPart">,
): number | null {
  if (eligible === null) return null;
  return Math.max(0, Math.ceil((eligible * percent) / 100) - tookPart);
}

/** The largest miss first. */
export function worstFirst<T extends { result: Result; name: string }>(rows: readonly T[]): T[] {
  return rows.toSorted(
    (one, other) => other.result.missed - one.result.missed || one.name.localeCompare(other.name),
  );
}

/** What an assessment should be after the test; null where the act says nothing new. */
export function proposedLevel({
  level,
  tookPart,
}: {
  level: number | null;
  tookPart: boolean;
}): 2 | 3 | null {
  if (tookPart) return level === null || level > 2 ? 2 : null;
  return level !== null && level <= 2 ? 3 : null;
}
