"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { Select, TextInput } from "@/components/ui/inputs";
import { Tag } from "@/components/ui/marks";

type UnitSelectProps = {
  /** What the file calls it. */
  label: string;
  name: string;
  /** Units that are there already. */
  existing: readonly string[];
  longest?: number | undefined;
  onName: (name: string) => void;
};

// No name begins with a blank.
const other = " other";
const same = (one: string, two: string) => one.trim().toLowerCase() === two.trim().toLowerCase();

/** A unit that is there, a new one by the file's name or another, or nothing. */
export function UnitSelect({ label, name, existing, longest = 120, onName }: UnitSelectProps) {
  const t = useTranslations("import-steps.groups");
  const [typing, setTyping] = useState(
    () => name !== "" && !same(name, label) && !existing.some((each) => same(each, name)),
  );
  const known = existing.find((each) => same(each, name));
  const isNew = name.trim() !== "" && known === undefined;
  const choose = (value: string) => {
    setTyping(value === other);
    onName(value === other ? name || label : value);
  };
  return (
    <div className="grid min-w-0 gap-1.5">
      <div className="flex items-center gap-2">
        <Select
          aria-label={t("name", { spelling: label })}
          className={cn("min-w-0 flex-1", name === "" && "[&_select]:border-dashed [&_select]:text-ink-2")}
          onChange={({ target }) => choose(target.value)}
          size="sm"
          value={typing ? other : (known ?? name)}
        >
          {existing.length > 0 ? (
            <optgroup label={t("existing")}>
              {existing.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </optgroup>
          ) : null}
          {existing.some((each) => same(each, label)) ? null : (
            <option value={label}>{t("asNew", { label })}</option>
          )}
          {!typing && isNew && !same(name, label) ? (
            <option value={name}>{t("asNew", { label: name })}</option>
          ) : null}
          <option value={other}>{t("other")}</option>
          <option value="">{t("left")}</option>
        </Select>
        {isNew ? <Tag className="shrink-0">{t("new")}</Tag> : null}
      </div>
      {typing ? (
        <TextInput
          aria-label={t("otherName", { spelling: label })}
          maxLength={longest}
          onChange={(event) => onName(event.target.value)}
          size="sm"
          value={name}
        />
      ) : null}
    </div>
  );
}
