"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { GroupedField } from "../../columns/fields";
import type { Vocabularies } from "../../detect/analysis";
import type { ExistingUnits } from "../../parse/existing-units";
import { longestIssue } from "../../parse/issues";
import type { ValueGroup } from "../../parse/spelling-groups";
import { UnitSelect } from "./unit-select";
import type { Draft, useChoices } from "./use-choices";

type ValueGroupsProps = {
  groups: Vocabularies["groups"];
  /** What each is called, by the file's name for it. */
  names: Draft["groups"];
  existing: ExistingUnits;
  choices: ReturnType<typeof useChoices>;
};

/** The small vocabularies of the file: which spellings are which unit, one that is there, a new one, or none. */
export function ValueGroups({ groups, names, existing, choices }: ValueGroupsProps) {
  return Object.entries(groups).map(([key, list]) => {
    const field = key as GroupedField;
    return (
      <Vocabulary
        existing={existing[field] ?? []}
        field={field}
        key={field}
        list={list}
        names={names[field] ?? {}}
        onName={(label, name) => choices.setGroup(field, label, name)}
      />
    );
  });
}

type VocabularyProps = {
  field: GroupedField;
  list: readonly ValueGroup[];
  names: Record<string, string>;
  existing: readonly string[];
  onName: (label: string, name: string) => void;
};

function Vocabulary({ field, list, names, existing, onName }: VocabularyProps) {
  const t = useTranslations("import-steps.groups");
  const nameOf = ({ label }: ValueGroup) => (label === null ? "" : (names[label] ?? label));
  const called = new Set(list.map((group) => nameOf(group).trim().toLowerCase()).filter(Boolean));
  const there = new Set(existing.map((name) => name.toLowerCase()));
  const fresh = [...called].filter((name) => !there.has(name)).length;
  const spellings = list.reduce((sum, group) => sum + group.spellings.length, 0);
  return (
    <Section
      meta={t("meta", { spellings, names: called.size, fresh })}
      title={t("title", { field: field.replace(/^\w+\./, "") })}
    >
      <p className="mb-2 text-13 text-ink-2">{t("hint")}</p>
      <ul className="grid bg-sheet shadow-1">
        {list.map((group) => (
          <GroupRow
            existing={existing}
            group={group}
            longest={field === "contact.issues" ? longestIssue : undefined}
            key={group.key}
            name={nameOf(group)}
            onName={(name) => group.label !== null && onName(group.label, name)}
          />
        ))}
      </ul>
    </Section>
  );
}

const shown = 8;

type GroupRowProps = {
  group: ValueGroup;
  name: string;
  existing: readonly string[];
  longest: number | undefined;
  onName: (name: string) => void;
};

function GroupRow({ group, name, existing, longest, onName }: GroupRowProps) {
  const t = useTranslations("import-steps.groups");
  const words = group.spellings.slice(0, shown).map(({ text }) => `“${text.trim()}”`);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-b border-rule px-4 py-2 sm:grid-cols-[minmax(0,1fr)_18rem_4.5rem] sm:items-center">
      <span className="min-w-0 text-13 break-words text-ink-2">
        {[...new Set(words)].join(" ")}
        {group.spellings.length > shown ? " …" : null}
      </span>
      <span className="text-end text-13 whitespace-nowrap text-ink-2 sm:order-last">
        {t("rows", { count: group.rows })}
      </span>
      <div className="col-span-2 min-w-0 sm:col-span-1">
        {group.label === null ? (
          <span className="text-13 text-ink-3">{t("left")}</span>
        ) : (
          <UnitSelect existing={existing} label={group.label} longest={longest} name={name} onName={onName} />
        )}
      </div>
    </li>
  );
}
