"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { StageMenuProps } from "./stage-menu-popup";

const load = () => import("./stage-menu-popup").then(({ StageMenuPopup }) => ({ default: StageMenuPopup }));
const Popup = lazy(load);

/** Loaded after the board's own script, before a tap. */
export function StageMenu(props: StageMenuProps) {
  const [used, setUsed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), 1_000);
    return () => clearTimeout(timer);
  }, []);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense>
      <Popup {...props} />
    </Suspense>
  );
}
