"use client";

import { useCallback, useEffect, useRef } from "react";

/** A function that stays the same object and always calls the newest version. */
export function useEvent<Args extends unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
