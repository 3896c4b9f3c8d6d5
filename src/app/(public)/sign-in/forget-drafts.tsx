"use client";

import { useEffect } from "react";
import { forgetAllDrafts } from "@/features/conversations/components/draft";

/** Whoever signs in next on this device finds nothing that the last one typed. */
export function ForgetDrafts() {
  useEffect(forgetAllDrafts, []);
  return null;
}
