"use client";

import { useRouter } from "next/navigation";

/** Closes what the address opened. Without signal the address alone changes: the way to a page would end at the browser's own. */
export function useCloseSheet(closeHref: string): () => void {
  const router = useRouter();
  return () => {
    if (navigator.onLine) return router.push(closeHref, { scroll: false });
    window.history.replaceState(null, "", closeHref);
    window.addEventListener("online", () => router.replace(closeHref, { scroll: false }), { once: true });
  };
}
