"use client";

import { useEffect } from "react";

/** From here on this page opens without signal. */
export function useShell(): void {
  useEffect(() => {
    navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  }, []);
}
