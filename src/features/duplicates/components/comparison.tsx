import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Section } from "@/components/ui/section";
import { maskedPhone } from "@/features/contacts/components/masked-phone";
import type { Comparison, PairPerson } from "../pairs.queries";
import { MergeForm, type Question } from "./merge-form";
import { PairSide, useDay } from "./pair-person";

const asked = [
  "name",
  "nickname",
  "job",
  "birthDate",
  "birthPlace",
  "nationalId",
  "sex",
  "address",
  "language",
  "externalId",
  "owner",
] as const;

export function ComparisonView({ survivor, gone }: Comparison) {
  const t = useTranslations("duplicates.compare");
  const questions = useQuestions(survivor, gone);
  const points = [
    ...new Set([survivor, gone].flatMap(({ phones, emails }) => [...phones.map(maskedPhone), ...emails])),
  ];
  const stays = [
    ...(points.length > 0 ? [{ term: t("points"), value: points.join(", ") }] : []),
    {
      term: t("history"),
      value: t("historyBoth", { count: survivor.conversationCount + gone.conversationCount }),
    },
  ];
  return (
    <div className="grid max-w-[56rem] gap-5">
      <div className="grid grid-cols-2 divide-x divide-rule rounded-2 bg-sheet shadow-1 rtl:divide-x-reverse">
        <PairSide person={survivor} />
        <PairSide person={gone} />
      </div>
      <p className="max-w-[44em] text-14 text-ink-2">{t("intro")}</p>
      <DefinitionList items={stays} />
      <Section>
        <MergeForm gone={gone} questions={questions} survivor={survivor} />
      </Section>
    </div>
  );
}

/** Only fields that both have and that differ. */
function useQuestions(survivor: PairPerson, gone: PairPerson): Question[] {
  const t = useTranslations("duplicates.compare");
  const day = useDay();
  const shown = (person: PairPerson, field: (typeof asked)[number]): string | null => {
    const value = person[field];
    if (value && field === "birthDate") return day(value);
    if (person.sex && field === "sex") return t(`sexes.${person.sex}`);
    return value;
  };
  return asked.flatMap((field) => {
    const [ours, theirs] = [shown(survivor, field), shown(gone, field)];
    const isQuestion = ours !== null && theirs !== null && ours !== theirs;
    return isQuestion ? [{ field, label: t(`fields.${field}`), survivor: ours, gone: theirs }] : [];
  });
}
