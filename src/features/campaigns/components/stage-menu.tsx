"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { Card } from "../board";

export type MenuFor = { cards: readonly Card[]; anchor: Element };

export type StageMenuProps = {
  open: MenuFor | null;
  stages: readonly { stageId: string; name: string }[];
  onClose: () => void;
  onChoose: (cards: readonly Card[], stageId: string) => void;
};

const load = () => import("./stage-menu-popup").then(({ StageMenuPopup }) => ({ default: StageMenuPopup }));
const Popup = lazy(load);

/** The menu's script comes after the board's own, before anybody has tapped. */
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
