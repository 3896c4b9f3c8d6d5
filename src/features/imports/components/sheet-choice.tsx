"use client";

import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { Select } from "@/components/ui/inputs";
import { useToasts } from "@/components/ui/toast";
import { chooseSheetAction } from "../actions";
import type { SheetInfo } from "../files/cells/rules";

type SheetChoiceProps = { batchId: string; sheets: readonly SheetInfo[]; sheet: number };

/** Another sheet is read at once; what was decided for this one is dropped. */
export function SheetChoice({ batchId, sheets, sheet }: SheetChoiceProps) {
  const t = useTranslations("import-steps.sheet");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const field = useId();
  const [busy, start] = useTransition();
  if (sheets.length < 2) return null;
  const choose = (value: string) =>
    start(async () => {
      const result = await chooseSheetAction({ batchId, sheet: Number(value) });
      if (!result.ok) show({ title: codes(result.code), kind: "refused" });
    });
  return (
    <label className="flex items-center gap-2 text-13 font-label" htmlFor={field}>
      {t("label")}
      <Select
        id={field}
        className="w-56"
        disabled={busy}
        onChange={(event) => choose(event.target.value)}
        size="sm"
        value={sheet}
      >
        {sheets.map(({ index, name, hidden }) => (
          <option key={index} value={index}>
            {hidden ? t("hidden", { name }) : name}
          </option>
        ))}
      </Select>
    </label>
  );
}
