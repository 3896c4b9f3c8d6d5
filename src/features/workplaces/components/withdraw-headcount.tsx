"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { withdrawHeadcountAction } from "../headcounts.actions";

/** No confirmation: it can be restored in the same place. */
export function WithdrawHeadcount({ headcountId, withdrawn }: { headcountId: string; withdrawn: boolean }) {
  const t = useTranslations("workplaces.headcounts");
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Awaited<ReturnType<typeof withdrawHeadcountAction>> | null>(null);
  const flip = () =>
    start(async () => setResult(await withdrawHeadcountAction({ headcountId, withdrawn: !withdrawn })));
  return (
    <>
      <RefusalNotice result={result} />
      <Button busy={busy} className="print:hidden" onClick={flip} size="sm" variant="bare">
        {t(withdrawn ? "restore" : "withdraw")}
      </Button>
    </>
  );
}
