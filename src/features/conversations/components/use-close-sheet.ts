"use client";

import { useRouter } from "next/navigation";

/** Without signal the address alone changes: navigating would end at the browser's error page. */
export function useCloseSheet(closeHref: string): () => void {
  const router = useRouter();
  return () => {
    if (navigator.onLine) return router.push(closeHref, { scroll: false });
    window.history.replaceState(null, "", closeHref);
    window.addEventListener("online", () => router.replace(closeHref, { scroll: false }), { once: true });
  };
}
