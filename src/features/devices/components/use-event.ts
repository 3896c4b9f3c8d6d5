"use client";

import { useCallback, useEffect, useRef } from "react";

/** The same function for ever, which does what it would do now. */
export function useEvent<Args extends unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
