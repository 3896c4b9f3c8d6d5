"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ActionResult } from "@/lib/action";

/** A refusal in words: by the field's key, else by the code. */
export function useProblem() {
  const own = useTranslations("activities.problems");
  const common = useTranslations("errors");
  return useCallback(
    (result: ActionResult<unknown> | null, field?: string): string | undefined => {
      if (!result || result.ok) return undefined;
      const key = field ? result.fields[field] : Object.values(result.fields)[0];
      if (field && !key) return undefined;
      if (own.has(key as "closed")) return own(key as "closed");
      const path = `fields.${key}` as "fields.required";
      return common(common.has(path) ? path : `codes.${result.code}`);
    },
    [own, common],
  );
}
