"use client";

import { Presentation } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";

/** The same page for a room. */
export function ProjectorLink() {
  const t = useTranslations("ui.projector");
  const path = usePathname() ?? "";
  const query = new URLSearchParams(useSearchParams() ?? "");
  query.set("projector", "");
  return (
    <Link
      className={`${buttonStyle({ size: "sm" })} max-lg:hidden projector:hidden`}
      href={`${path}?${query}`}
      prefetch={false}
      scroll={false}
    >
      <Presentation aria-hidden />
      {t("show")}
    </Link>
  );
}
