"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { isAsking, listen } from "./proof-desk";

const Dialog = lazy(() => import("./proof-dialog").then(({ ProofDialog }) => ({ default: ProofDialog })));

/** Once, in the signed-in layout. The dialog is loaded when it is needed. */
export function ProofViewport() {
  const asking = useSyncExternalStore(listen, isAsking, () => false);
  if (!asking) return null;
  return (
    <Suspense>
      <Dialog />
    </Suspense>
  );
}
