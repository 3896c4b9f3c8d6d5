"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/inputs";
import type { SheetInfo } from "@/lib/spreadsheets/cell";
import { chooseSheetsAction } from "../../actions";
import { useAct } from "../use-act";

type SheetChoiceProps = {
  batchId: string;
  sheets: readonly SheetInfo[];
  chosen: readonly number[];
  /** Those with the same columns. */
  alike: readonly number[];
};

/** Other sheets are read at once; what was decided for these is dropped. */
export function SheetChoice({ batchId, sheets, chosen, alike }: SheetChoiceProps) {
  const t = useTranslations("import-steps.sheet");
  const field = useId();
  const { busy, act } = useAct();
  if (sheets.length < 2) return null;
  const choose = (list: number[]) => act(() => chooseSheetsAction({ batchId, sheets: list }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="flex items-center gap-2 text-13 font-label" htmlFor={field}>
        {t("label")}
        <Select
          id={field}
          className="w-56"
          disabled={busy}
          onChange={({ target }) => choose([Number(target.value)])}
          size="sm"
          value={chosen.length === 1 ? chosen[0] : "several"}
        >
          {chosen.length > 1 ? (
            <option value="several">{t("several", { count: chosen.length })}</option>
          ) : null}
          {sheets.map(({ index, name, hidden }) => (
            <option key={index} value={index}>
              {hidden ? t("hidden", { name }) : name}
            </option>
          ))}
        </Select>
      </label>
      {alike.length > 1 ? (
        <Together
          busy={busy}
          chosen={chosen}
          onChoose={choose}
          sheets={sheets.filter(({ index }) => alike.includes(index))}
        />
      ) : null}
    </div>
  );
}

type TogetherProps = {
  busy: boolean;
  chosen: readonly number[];
  sheets: readonly SheetInfo[];
  onChoose: (list: number[]) => void;
};

function Together({ busy, chosen, sheets, onChoose }: TogetherProps) {
  const t = useTranslations("import-steps.sheet");
  const all = sheets.map(({ index }) => index);
  const [picked, setPicked] = useState<readonly number[]>(chosen.length > 1 ? chosen : all);
  const toggle = (index: number) =>
    setPicked((now) => (now.includes(index) ? now.filter((other) => other !== index) : [...now, index]));
  const foot = (
    <Button
      busy={busy}
      onClick={busy || picked.length === 0 ? undefined : () => onChoose([...picked])}
      variant="ink"
    >
      {t("read", { count: picked.length })}
    </Button>
  );
  return (
    <Dialog
      description={t("togetherText")}
      foot={foot}
      title={t("togetherTitle")}
      trigger={{ children: t("together", { count: sheets.length }), size: "sm" }}
    >
      <fieldset className="grid max-h-[50dvh] overflow-y-auto">
        <legend className="sr-only">{t("togetherTitle")}</legend>
        {sheets.map(({ index, name }) => (
          <Checkbox
            checked={picked.includes(index)}
            key={index}
            label={name}
            onChange={() => toggle(index)}
          />
        ))}
      </fieldset>
    </Dialog>
  );
}
