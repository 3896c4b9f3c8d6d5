"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Refused = { ok: false; code: string; fields: Record<string, string> };
type Result = { ok: true } | Refused | null | undefined;

export function useProblem(result: Result) {
  const own = useTranslations("paper.problems");
  const codes = useTranslations("errors.codes");
  return useCallback(
    (field?: string): string | undefined => {
      if (!result || result.ok) return undefined;
      if (!field) return Object.keys(result.fields).length > 0 ? undefined : codes(result.code as "INVALID");
      const key = result.fields[field];
      if (!key) return undefined;
      return own.has(key as "nobody") ? own(key as "nobody") : codes("INVALID");
    },
    [result, own, codes],
  );
}
