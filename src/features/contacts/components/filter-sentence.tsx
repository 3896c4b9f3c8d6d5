import { useFormatter, useTranslations } from "next-intl";
import type { FilterNames } from "../choices.queries";
import type { ContactFilter } from "../filter.schema";

type FilterSentenceProps = { filter: ContactFilter; names: FilterNames; total: number; more: boolean };

/** So that nobody misreads what is left out. */
export function FilterSentence({ filter, names, total, more }: FilterSentenceProps) {
  const t = useTranslations("contacts");
  const level = useTranslations("conversations.levels");
  const format = useFormatter();
  const marks = filter.assessment.map((mark) => level(`${mark === "none" ? "0" : mark}.label`));
  const said = (value: unknown) => (value ? "yes" : "no");
  return t("sentence", {
    total,
    more: said(more),
    q: said(filter.q),
    words: filter.q ?? "",
    workplace: said(names.workplace),
    workplaceName: names.workplace ?? "",
    department: said(names.department),
    departmentName: names.department ?? "",
    shift: said(names.shift),
    shiftName: names.shift ?? "",
    member: filter.member ?? "any",
    assessment: said(marks.length),
    levels: format.list(marks, { type: "disjunction" }),
    issue: said(names.issue),
    issueName: names.issue ?? "",
    quiet: said(filter.quiet),
    days: filter.quiet ?? 0,
    lacks: filter.lacks ?? "nothing",
    campaign: said(names.campaign),
    campaignName: names.campaign ?? "",
    stage: said(names.stage),
    stageName: names.stage ?? "",
  });
}
