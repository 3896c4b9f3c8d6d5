"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/states";

type Refused = { ok: false; code: string; fields: Record<string, string>; values: Record<string, string> };
type Result = { ok: true } | Refused | null | undefined;

/** Nothing without a refusal. Needs the `errors` messages. */
export function RefusalNotice({ result }: { result: Result }) {
  const t = useTranslations("errors.codes");
  if (!result || result.ok) return null;
  return <Notice live>{t(result.code as Parameters<typeof t>[0])}</Notice>;
}

/** The error of a field, and what was typed into it. */
export function useRefusal(result: Result) {
  const t = useTranslations("errors.fields");
  const refused = result && !result.ok ? result : null;
  return {
    error: (field: string) => {
      const key = refused?.fields[field];
      return key ? t(key as Parameters<typeof t>[0]) : undefined;
    },
    typed: (field: string, otherwise?: string) => refused?.values[field] ?? otherwise,
  };
}
