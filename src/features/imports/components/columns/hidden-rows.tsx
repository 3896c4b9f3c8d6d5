"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checks";
import { Notice } from "@/components/ui/states";
import type { useChoices } from "./use-choices";

type HiddenRowsProps = { count: number; choices: ReturnType<typeof useChoices> };

/** Rows that a filter hid when the file was saved: they are in it all the same. */
export function HiddenRows({ count, choices }: HiddenRowsProps) {
  const t = useTranslations("import-steps.hiddenRows");
  if (count === 0) return null;
  return (
    <Notice>
      <p>{t("text", { count })}</p>
      <Checkbox
        checked={choices.draft.leaveOutHidden}
        label={t("leaveOut", { count })}
        onChange={({ target }) => choices.setLeaveOutHidden(target.checked)}
      />
    </Notice>
  );
}
