"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Result =
  | { ok: true }
  | { ok: false; code: string; fields: Readonly<Record<string, string>> }
  | null
  | undefined;
type Own = "activities.problems" | "campaigns.problems";

/** A refusal in words: the feature's own by the field's key, else the common ones by the key or the code. Needs the `errors` messages. */
export function useProblem(namespace: Own) {
  const own = useTranslations(namespace);
  const common = useTranslations("errors");
  return useCallback(
    (result: Result, field?: string): string | undefined => {
      if (!result || result.ok) return undefined;
      const key = field ? result.fields[field] : Object.values(result.fields)[0];
      if (field && !key) return undefined;
      if (own.has(key as "closed")) return own(key as "closed");
      const path = `fields.${key}` as "fields.required";
      return common(common.has(path) ? path : (`codes.${result.code}` as "codes.INVALID"));
    },
    [own, common],
  );
}
