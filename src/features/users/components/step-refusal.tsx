"use client";

import { useTranslations } from "next-intl";
import { useRefusal } from "@/components/form/refusal";
import { Notice } from "@/components/ui/states";
import type { ActionResult } from "@/lib/action";

type Props = { refused: Extract<ActionResult<unknown>, { ok: false }> | null; besides?: readonly string[] };

/** Why a step was refused, unless a field says it: the first problem in its own words, else the code's. */
export function StepRefusal({ refused, besides = [] }: Props) {
  const t = useTranslations("errors.codes");
  const { error } = useRefusal(refused);
  if (!refused || besides.some((field) => refused.fields[field])) return null;
  const [field] = Object.keys(refused.fields);
  return <Notice live>{(field && error(field)) ?? t(refused.code)}</Notice>;
}
