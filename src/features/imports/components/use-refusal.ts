"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

/** Says why an act on an import was refused. Where it has gone on meanwhile, the page shows it as it is now. */
export function useRefusal(): (refusal: Refusal) => void {
  const t = useTranslations("import-steps");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const router = useRouter();
  return ({ code }) => {
    const moved = code === "CHANGED_MEANWHILE";
    show({ title: moved ? t("meanwhile") : codes(code), kind: "refused" });
    if (moved) router.refresh();
  };
}
