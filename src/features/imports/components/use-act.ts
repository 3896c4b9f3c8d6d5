"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;
type Work = () => Promise<ActionResult<unknown>>;

/** An act on an import: whether it is under way, and what is done or said after it. `refuse`: another word than the usual for a refusal. */
export function useAct(refuse?: (refusal: Refusal) => void) {
  const refuseImport = useRefusal();
  const [busy, start] = useTransition();
  const act = (work: Work, done?: () => void) =>
    start(async () => {
      const result = await work();
      if (result.ok) done?.();
      else (refuse ?? refuseImport)(result);
    });
  return { busy, act };
}

/** Says why an act on an import was refused. Where it has gone on meanwhile, the page shows it as it is now. */
export function useRefusal(): (refusal: Refusal) => void {
  const t = useTranslations("import-steps");
  const router = useRouter();
  const refuse = useCode();
  const { show } = useToasts();
  return (refusal) => {
    if (refusal.code !== "CHANGED_MEANWHILE") return refuse(refusal);
    show({ title: t("meanwhile"), kind: "refused" });
    router.refresh();
  };
}

/** The same for a choice within an import, which is refused by itself. */
export function useCode(): (refusal: Refusal) => void {
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  return ({ code }) => show({ title: codes(code), kind: "refused" });
}
