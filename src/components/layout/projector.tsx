"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

/** `?projector`: everything larger, and nothing around the page. Escape or the button ends it; a link within keeps it. */
export function Projector() {
  const t = useTranslations("ui.projector");
  const path = usePathname() ?? "";
  const query = useSearchParams();
  const asked = query?.has("projector") ?? false;
  useEffect(() => {
    if (asked) document.documentElement.dataset.projector = "";
  }, [asked]);
  useEffect(() => {
    const end = () => {
      delete document.documentElement.dataset.projector;
      const rest = new URLSearchParams(query ?? "");
      if (!rest.has("projector")) return;
      rest.delete("projector");
      window.history.replaceState(null, "", rest.size > 0 ? `${path}?${rest}` : path);
    };
    const onKey = (event: KeyboardEvent) => {
      const on = "projector" in document.documentElement.dataset;
      if (on && event.key === "Escape" && !event.defaultPrevented) end();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("projector-end", end);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("projector-end", end);
    };
  }, [path, query]);
  return (
    <Button
      className="fixed end-3 bottom-3 z-40 hidden opacity-60 hover:opacity-100 focus-visible:opacity-100 projector:inline-flex"
      onClick={() => document.dispatchEvent(new Event("projector-end"))}
      size="sm"
    >
      {t("leave")}
    </Button>
  );
}
