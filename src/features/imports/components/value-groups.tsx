"use client";

import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/inputs";
import { Section } from "@/components/ui/section";
import type { GroupedField } from "../columns/fields/rules";
import type { Analysis, ValueGroup } from "../rules";
import type { useChoices } from "./use-choices";

type ValueGroupsProps = { groups: Analysis["groups"]; choices: ReturnType<typeof useChoices> };

/** The small vocabularies of the file: which spellings became which name, to be renamed, joined or left empty. */
export function ValueGroups({ groups, choices }: ValueGroupsProps) {
  const { fields, splits } = choices.draft;
  const used = new Set([...Object.values(fields), ...Object.values(splits).flatMap((split) => split.fields)]);
  const lists = Object.entries(groups).filter(
    ([field, list]) => used.has(field as GroupedField) && list.length > 0,
  );
  return lists.map(([field, list]) => (
    <Vocabulary choices={choices} field={field as GroupedField} key={field} list={list} />
  ));
}

type VocabularyProps = {
  field: GroupedField;
  list: readonly ValueGroup[];
  choices: ValueGroupsProps["choices"];
};

function Vocabulary({ field, list, choices }: VocabularyProps) {
  const t = useTranslations("import-steps.groups");
  const names = choices.draft.groups[field] ?? {};
  const nameOf = ({ label }: ValueGroup) => (label === null ? "" : (names[label] ?? label));
  const distinct = new Set(list.map((group) => nameOf(group).trim().toLowerCase()).filter(Boolean));
  const spellings = list.reduce((sum, group) => sum + group.spellings.length, 0);
  return (
    <Section
      meta={t("meta", { spellings, names: distinct.size })}
      title={t("title", { field: field.replace("job.", "") })}
    >
      <p className="mb-2 text-13 text-ink-2">{t("hint")}</p>
      <ul className="grid bg-sheet shadow-1 xl:grid-cols-2">
        {list.map((group) => (
          <GroupRow
            group={group}
            key={group.key}
            name={nameOf(group)}
            onName={(name) => group.label !== null && choices.setGroup(field, group.label, name)}
          />
        ))}
      </ul>
    </Section>
  );
}

const shown = 8;

function GroupRow({
  group,
  name,
  onName,
}: {
  group: ValueGroup;
  name: string;
  onName: (name: string) => void;
}) {
  const t = useTranslations("import-steps.groups");
  const words = group.spellings.slice(0, shown).map(({ text }) => `“${text.trim()}”`);
  return (
    <li className="grid gap-x-3 gap-y-1 border-b border-rule px-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto] sm:items-center">
      {group.label === null ? (
        <span className="text-13 text-ink-3">{t("left")}</span>
      ) : (
        <TextInput
          aria-label={t("name", { spelling: group.label })}
          maxLength={120}
          onChange={(event) => onName(event.target.value)}
          placeholder={t("left")}
          size="sm"
          value={name}
        />
      )}
      <span className="min-w-0 text-12 break-words text-ink-3">
        {[...new Set(words)].join(" ")}
        {group.spellings.length > shown ? " …" : null}
      </span>
      <span className="text-13 whitespace-nowrap text-ink-2 sm:text-end">
        {t("rows", { count: group.rows })}
      </span>
    </li>
  );
}
