"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { closePaperListAction } from "../actions";

export function CloseSheet({ id, empty, waiting }: { id: string; empty: number; waiting: boolean }) {
  const t = useTranslations("paper.keying");
  const router = useRouter();
  const [pending, start] = useTransition();
  const close = () =>
    start(async () => {
      const result = await closePaperListAction({ id });
      if (result.ok) router.push("/paper");
    });
  if (waiting) return null;
  return (
    <div className="grid justify-items-start gap-2 border-t-2 border-ink pt-3">
      <p className="text-14 text-ink-2">
        {t("closeLeft", { count: empty })} {t("closeHint")}
      </p>
      <Button busy={pending} onClick={close} variant="outline">
        {t("close")}
      </Button>
    </div>
  );
}
