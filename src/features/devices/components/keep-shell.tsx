"use client";

import { useEffect } from "react";
import { registerShell } from "./register-shell";

/** On every page of a signed-in user: without signal the page at the gate opens, never the browser's own. */
export function KeepShell() {
  useEffect(registerShell, []);
  return null;
}
