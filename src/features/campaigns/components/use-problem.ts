"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ActionResult } from "@/lib/action";

/** By the field's key, else by the code. */
export function useProblem() {
  const own = useTranslations("campaigns.problems");
  const common = useTranslations("errors");
  return useCallback(
    (result: ActionResult<unknown> | null, field?: string): string | undefined => {
      if (!result || result.ok) return undefined;
      const key = field ? result.fields[field] : Object.values(result.fields)[0];
      if (field && !key) return undefined;
      if (own.has(key as "archived")) return own(key as "archived");
      const path = `fields.${key}` as "fields.required";
      return common(common.has(path) ? path : `codes.${result.code}`);
    },
    [own, common],
  );
}
