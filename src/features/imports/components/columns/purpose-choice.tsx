"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { Notice } from "@/components/ui/states";
import type { FieldKey } from "../../columns/fields";
import {
  type MemberRule,
  memberRulesFor,
  missingFor,
  type Purpose,
  purposes,
  recognisedBy,
} from "../../columns/purpose";
import type { Analysis } from "../../detect/analysis";
import type { useChoices } from "./use-choices";

type PurposeChoiceProps = {
  analysis: Pick<Analysis, "purpose" | "purposeWhy">;
  choices: ReturnType<typeof useChoices>;
  fields: readonly FieldKey[];
  /** Columns that may say who is a member, and go nowhere. */
  undecided: readonly string[];
};

/** The first question: what kind of list this is, and what follows from it, in plain words. */
export function PurposeChoice({ analysis, choices, fields, undecided }: PurposeChoiceProps) {
  const t = useTranslations("import-steps.purpose");
  const { purpose, members } = choices.draft;
  const { code, params } = analysis.purposeWhy;
  const guessed = purpose === analysis.purpose;
  return (
    <Section
      meta={guessed ? t(`because.${code}`, { title: "", heading: "", headings: "", ...params }) : null}
      title={t("title")}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <div className="grid content-start gap-3">
          <SelectField
            hideLabel
            label={t("title")}
            onChange={({ target }) => choices.setPurpose(target.value as Purpose)}
            value={purpose}
          >
            {purposes.map((name) => (
              <option key={name} value={name}>
                {t(`names.${name}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            hint={members === "paying" ? t("payingHint") : undefined}
            label={t("members")}
            onChange={({ target }) => choices.setMembers(target.value as MemberRule)}
            value={members}
          >
            {memberRulesFor(fields).map((rule) => (
              <option key={rule} value={rule}>
                {t(
                  rule === "stated" && !fields.includes("membership.isMember")
                    ? "rules.statedNone"
                    : `rules.${rule}`,
                )}
              </option>
            ))}
          </SelectField>
        </div>
        <ul className="grid content-start gap-1.5 text-14 text-ink-2">
          <li>{t(`does.${purpose}`)}</li>
          <li>
            <RecognisedBy fields={fields} />
          </li>
        </ul>
      </div>
      {undecided.length > 0 && members === "stated" ? (
        <Notice className="mt-3">{t("undecided", { list: undecided.join(", ") })}</Notice>
      ) : null}
      <Missing fields={fields} purpose={purpose} />
    </Section>
  );
}

function RecognisedBy({ fields }: { fields: readonly FieldKey[] }) {
  const t = useTranslations("import-steps.purpose");
  const label = useTranslations("import-steps.fields");
  const list = recognisedBy(fields).map((field) => label(field));
  return list.length === 0 ? t("byName") : t("recognised", { list: list.join(", ") });
}

function Missing({ fields, purpose }: { fields: readonly FieldKey[]; purpose: Purpose }) {
  const t = useTranslations("import-steps.purpose");
  const label = useTranslations("import-steps.fields");
  return missingFor(purpose, fields).map((group) => (
    <Notice className="mt-3" key={group.join()}>
      {t("missing", { list: group.map((field) => label(field)).join(", ") })}
    </Notice>
  ));
}
