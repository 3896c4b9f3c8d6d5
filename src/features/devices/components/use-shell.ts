"use client";

import { useEffect } from "react";
import { registerShell } from "./register-shell";

type Locale = "id" | "en";

/** From here on this page opens without signal. It was cached once, so later choices are read from the cookies. */
export function useShell(setLocale: (locale: Locale) => void): void {
  useEffect(() => {
    registerShell();
    const { locale, theme } = chosen();
    if (locale === "id" || locale === "en") setLocale(locale);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }, [setLocale]);
}

function chosen(): Record<string, string | undefined> {
  return Object.fromEntries(document.cookie.split("; ").map((pair) => pair.split("=", 2)));
}
