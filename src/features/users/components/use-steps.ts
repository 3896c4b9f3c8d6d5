"use client";

import { useState } from "react";
import type { ActionResult } from "@/lib/action";

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;
const unanswered: Refusal = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} };

/** The user or the device would not confirm the passkey. */
export const passkeyDeclined: Refusal = {
  ...{ ok: false, code: "INVALID", values: {} },
  fields: { passkey: "passkey_declined" },
};

/**
 * Runs one step after the other and keeps the last refusal. Without transitions: a dialog may have to ask for a proof meanwhile,
 * and React would show nothing of it before a transition ends.
 */
export function useSteps() {
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  async function run<T>(step: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    if (busy) return unanswered;
    setBusy(true);
    const result = await step().catch(() => unanswered);
    setBusy(false);
    setRefused(result.ok ? null : result);
    return result;
  }
  return { refused, busy, run };
}
