"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/action";
import { issueCardsAction, markPrintedAction } from "../papers.actions";

/** Cards with the next numbers for those who are listed. */
export function IssueCards({ contactIds }: { contactIds: string[] }) {
  const t = useTranslations("memberships.desk");
  return (
    <Act label={t("issue", { count: contactIds.length })} run={() => issueCardsAction({ contactIds })} />
  );
}

/** After the sheets came out of the printer. */
export function MarkPrinted({ cardIds }: { cardIds: string[] }) {
  const t = useTranslations("memberships.desk");
  return <Act label={t("printed", { count: cardIds.length })} run={() => markPrintedAction({ cardIds })} />;
}

function Act({ label, run }: { label: string; run: () => Promise<ActionResult<unknown>> }) {
  const [busy, start] = useTransition();
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  return (
    <div className="grid gap-2 print:hidden">
      <div>
        <Button busy={busy} onClick={() => start(async () => setResult(await run()))} variant="outline">
          {label}
        </Button>
      </div>
      <RefusalNotice result={result} />
    </div>
  );
}
