"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/inputs";
import { setOverwriteAction } from "../../actions";
import type { OverwriteRule, RuledField } from "../../review/overwrite-policy";
import { useAct, useCode } from "../use-act";

type OverwriteSelectProps = {
  batchId: string;
  field: RuledField;
  label: string;
  rule: OverwriteRule;
  choices: readonly OverwriteRule[];
};

const added: readonly RuledField[] = ["contact.phones", "contact.email", "contact.issues"];

/** The rule of one field; the counts beside it are the server's, and come back with the choice. */
export function OverwriteSelect({ batchId, field, label, rule, choices }: OverwriteSelectProps) {
  const t = useTranslations("import-decisions.fields");
  const { busy, act } = useAct(useCode());
  const choose = (chosen: OverwriteRule) => act(() => setOverwriteAction({ batchId, field, rule: chosen }));
  const words = (choice: OverwriteRule) =>
    choice === "fill" && added.includes(field) ? t("rules.add") : t(`rules.${choice}`);
  if (choices.length === 1) return <span className="text-13 text-ink-2">{t("rules.optOut")}</span>;
  return (
    <Select
      aria-busy={busy}
      aria-label={t("ruleFor", { field: label })}
      defaultValue={rule}
      key={rule}
      onChange={(event) => choose(event.target.value as OverwriteRule)}
      size="sm"
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {words(choice)}
        </option>
      ))}
    </Select>
  );
}
