"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ImportState } from "@/generated/prisma/enums";

export type JobProgress = {
  state: ImportState;
  doneRows: number;
  totalRows: number;
  seconds: number;
  /** Another import is being written, and this one waits for it. */
  queued: boolean;
  working: boolean;
};

const everyMs = 1_000;

/** Asks once a second how far the job is. When its state changes the page is asked for what comes next. */
export function useProgress(
  batchId: string,
  initial: JobProgress,
): { progress: JobProgress; offline: boolean } {
  const router = useRouter();
  const [progress, setProgress] = useState(initial);
  const [offline, setOffline] = useState(false);
  const { state } = initial;
  useEffect(() => {
    const stop = new AbortController();
    let timer: number;
    const ask = async () => {
      const next = await progressOf(batchId, stop.signal);
      if (stop.signal.aborted) return;
      setOffline(next === null);
      if (next) setProgress(next);
      if (next && next.state !== state) router.refresh();
      timer = window.setTimeout(() => void ask(), everyMs);
    };
    timer = window.setTimeout(() => void ask(), everyMs);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [batchId, state, router]);
  return { progress, offline };
}

async function progressOf(batchId: string, signal: AbortSignal): Promise<JobProgress | null> {
  try {
    const response = await fetch(`/api/imports/${batchId}/progress`, { signal, cache: "no-store" });
    return response.ok ? ((await response.json()) as JobProgress) : null;
  } catch {
    return null;
  }
}
