"use client";

import { useCallback, useMemo, useState } from "react";
import { addressWith, foldedAt } from "../board";
import type { BoardColumn } from "../board.queries";

/** Kept in the address, changed without a request. */
export function useBoardPlace(columns: readonly BoardColumn[], answered: string) {
  const [query, setQuery] = useState(answered);
  const go = useCallback((next: string) => {
    setQuery(next);
    window.history.replaceState(null, "", next || "?");
  }, []);
  const asked = new URLSearchParams(query).get("stage");
  const stage = columns.some(({ stageId }) => stageId === asked) ? asked : (columns[0]?.stageId ?? null);
  const folded = useMemo(() => foldedAt(columns, query), [columns, query]);
  const hrefWith = useCallback(
    (changes: Record<string, string | undefined>) => addressWith(columns, query, changes),
    [columns, query],
  );
  const goTo = useCallback(
    (stageId: string | undefined) => {
      if (stageId) go(addressWith(columns, query, { stage: stageId, after: undefined }));
    },
    [columns, query, go],
  );
  const toggleFold = useCallback(
    (stageId: string) =>
      go(addressWith(columns, query, { [folded.has(stageId) ? "open" : "fold"]: stageId })),
    [columns, query, folded, go],
  );
  return { stage, folded, hrefWith, goTo, toggleFold };
}
