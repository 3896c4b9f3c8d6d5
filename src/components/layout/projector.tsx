"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useState } from "react";

// Loaded where it is asked for: no other page pays for it.
const Mode = dynamic(() => import("./projector-mode").then((module) => module.ProjectorMode));

export function Projector() {
  const asked = useSearchParams()?.has("projector") ?? false;
  const [used, setUsed] = useState(false);
  if (asked && !used) setUsed(true);
  return used ? <Mode /> : null;
}
