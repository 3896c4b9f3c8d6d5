"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "./refusal";

type Result = Parameters<typeof RefusalNotice>[0]["result"];

/** Undoes or restores in one tap, without a question: the same place takes it back. */
export function FlipButton({ flip, children }: { flip: () => Promise<Result>; children: ReactNode }) {
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Result>(null);
  return (
    <>
      <RefusalNotice result={result} />
      <Button
        busy={busy}
        className="print:hidden"
        onClick={() => start(async () => setResult(await flip()))}
        size="sm"
        variant="bare"
      >
        {children}
      </Button>
    </>
  );
}
