"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { previewRowsAction } from "../../actions";
import type { PreviewRow } from "../../mapping/preview";
import type { Draft } from "./use-choices";

const pauseMs = 400;

/** The first rows under the choices as they stand now; asked anew when the admin has paused. */
export function usePreview(batchId: string, draft: Draft, initial: PreviewRow[]) {
  const [rows, setRows] = useState(initial);
  const [busy, start] = useTransition();
  const first = useRef(true);
  const { purpose, members, fields, splits, dateOrders, groups, words, leaveOutHidden } = draft;
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = window.setTimeout(() => {
      start(async () => {
        const result = await previewRowsAction({
          batchId,
          purpose,
          members,
          fields,
          splits,
          dateOrders,
          groups,
          words,
          leaveOutHidden,
        });
        if (result.ok) setRows(result.data);
      });
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [batchId, purpose, members, fields, splits, dateOrders, groups, words, leaveOutHidden]);
  return { rows, busy };
}
