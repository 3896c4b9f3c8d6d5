"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/inputs";
import { type FieldKey, fieldKeys } from "../../columns/fields";
import { notKept } from "../../mapping/decisions";

const groupNames = ["contact", "job", "membership", "consent"] as const;
const families: Record<(typeof groupNames)[number], readonly string[]> = {
  contact: ["contact"],
  job: ["job"],
  membership: ["membership", "dues"],
  consent: ["consent", "assessment"],
};
const inGroup = (group: (typeof groupNames)[number]) =>
  fieldKeys.filter((field) => families[group].includes(field.split(".")[0] ?? "") && !notKept.has(field));

type FieldSelectProps = {
  letter: string;
  value: FieldKey | "split";
  proposed: FieldKey;
  asks: boolean;
  onChange: (field: FieldKey) => void;
  /** Offers to take the cells apart. */
  onSplit?: (() => void) | undefined;
};

/** Every place that a column can go to; what Serikat has no place for is named only where the file offers it. */
export function FieldSelect({ letter, value, proposed, asks, onChange, onSplit }: FieldSelectProps) {
  const t = useTranslations("import-steps");
  const label = useTranslations("import-steps.fields");
  const idle = value === "ignore" || (value !== "split" && notKept.has(value));
  return (
    <Select
      aria-label={t("columns.field", { letter })}
      className={cn(
        idle && "[&_select]:border-dashed [&_select]:text-ink-2",
        asks &&
          "[&_select]:border-2 [&_select]:border-ink [&_select]:bg-marker-soft [&_select]:text-marker-text",
      )}
      onChange={({ target }) => (target.value === "split" ? onSplit?.() : onChange(target.value as FieldKey))}
      size="sm"
      value={value}
    >
      <option value="ignore">{label("ignore")}</option>
      {onSplit ? <option value="split">{t("split.option")}</option> : null}
      {groupNames.map((group) => (
        <optgroup key={group} label={t(`fieldGroups.${group}`)}>
          {inGroup(group).map((field) => (
            <option key={field} value={field}>
              {label(field)}
            </option>
          ))}
        </optgroup>
      ))}
      {notKept.has(proposed) ? (
        <optgroup label={t("fieldGroups.notKept")}>
          <option value={proposed}>{label(proposed)}</option>
        </optgroup>
      ) : null}
    </Select>
  );
}
