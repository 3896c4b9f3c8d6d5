import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ChipLink } from "@/components/ui/chip";
import { SelectField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import type { Choice } from "../choices.queries";
import {
  type AssessmentMark,
  assessmentMarks,
  type ContactFilter,
  contactsHref,
  narrows,
  sorts,
} from "../filter.schema";
import { HiddenFilter } from "./hidden-filter";
import { WorkplaceField } from "./workplace-field";

type ContactFiltersProps = {
  filter: ContactFilter;
  workplace: Choice | null;
  /** Of that workplace. */
  departments: Choice[];
  shifts: Choice[];
  issues: Choice[];
  /** For a delegate. */
  namesOnly: boolean;
  /** Beside the heading. */
  end: ReactNode;
};

export function ContactFilters(props: ContactFiltersProps) {
  const t = useTranslations("contacts.filters");
  const { filter, namesOnly, end } = props;
  return (
    <div className="relative">
      <div className="absolute end-0 top-0 empty:hidden">{end}</div>
      <details className="group border-b border-rule md:pb-2" open={narrows({ ...filter, q: undefined })}>
        <summary className="flex min-h-tap w-fit cursor-pointer items-center gap-2 text-14 font-label">
          {t("heading")}
          <Glyph className="size-4 group-open:rotate-180" name="down" />
        </summary>
        <div className="grid gap-3 pt-1 pb-3">
          {namesOnly ? null : <StandingChips filter={filter} />}
          <WorkplaceForm {...props} />
        </div>
      </details>
    </div>
  );
}

function StandingChips({ filter }: { filter: ContactFilter }) {
  const t = useTranslations("contacts.filters");
  const level = useTranslations("conversations.levels");
  const toggled = (mark: AssessmentMark) => {
    const on = filter.assessment.includes(mark);
    return on ? filter.assessment.filter((other) => other !== mark) : [...filter.assessment, mark];
  };
  const member = (value: "yes" | "no") =>
    contactsHref({ ...filter, after: undefined, member: filter.member === value ? undefined : value });
  return (
    <div className="grid gap-3 md:flex md:flex-wrap md:gap-x-6">
      <nav aria-label={t("member")} className="flex flex-wrap gap-1.5">
        <ChipLink href={member("yes")} on={filter.member === "yes"} prefetch={false}>
          {t("members")}
        </ChipLink>
        <ChipLink href={member("no")} on={filter.member === "no"} prefetch={false}>
          {t("nonMembers")}
        </ChipLink>
      </nav>
      <nav aria-label={t("assessment")} className="flex flex-wrap gap-1.5">
        {assessmentMarks.map((mark) => (
          <ChipLink
            href={contactsHref({ ...filter, after: undefined, assessment: toggled(mark) })}
            key={mark}
            on={filter.assessment.includes(mark)}
            prefetch={false}
          >
            <span className="fig">{mark === "none" ? "–" : mark}</span>{" "}
            {level(`${mark === "none" ? "0" : mark}.label`)}
          </ChipLink>
        ))}
      </nav>
    </div>
  );
}

const inForm = ["workplace", "department", "shift", "issue", "quiet", "sort"] as const;
const silences = [7, 14, 30, 60, 90];

function WorkplaceForm(props: ContactFiltersProps) {
  const { filter, workplace, departments, shifts, issues, namesOnly } = props;
  const t = useTranslations("contacts.filters");
  return (
    <form
      noValidate
      action="/contacts"
      className="grid grid-cols-2 items-end gap-2 md:grid-cols-4 xl:grid-cols-7"
    >
      <HiddenFilter except={[...inForm]} filter={filter} />
      <WorkplaceField
        any={t("any")}
        chosen={workplace}
        key={workplace?.id}
        label={t("workplace")}
        words={{ none: t("noWorkplace"), found: t("workplacesFound") }}
      />
      {departments.length > 0 ? (
        <Select
          any={t("any")}
          choices={departments}
          label={t("department")}
          name="department"
          value={filter.department}
        />
      ) : null}
      {shifts.length > 0 ? (
        <Select any={t("any")} choices={shifts} label={t("shift")} name="shift" value={filter.shift} />
      ) : null}
      {namesOnly ? null : (
        <>
          <Select any={t("any")} choices={issues} label={t("issue")} name="issue" value={filter.issue} />
          <Select
            any={t("any")}
            choices={silences.map((days) => ({ id: String(days), name: t("quietDays", { days }) }))}
            label={t("quiet")}
            name="quiet"
            value={filter.quiet ? String(filter.quiet) : undefined}
          />
          <Select
            choices={sorts.map((sort) => ({ id: sort, name: t(`sorts.${sort}`) }))}
            label={t("sort")}
            name="sort"
            value={filter.sort ?? "name"}
          />
        </>
      )}
      <div className="col-span-full flex gap-2 xl:col-span-1">
        <Button type="submit">{t("apply")}</Button>
        {narrows(filter) ? (
          <ButtonLink href={contactsHref({ sort: filter.sort })} prefetch={false} variant="bare">
            {t("clear")}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}

type SelectProps = {
  label: string;
  name: string;
  value: string | undefined;
  choices: readonly Choice[];
  any?: string;
};

function Select({ label, name, value, choices, any }: SelectProps) {
  return (
    <SelectField defaultValue={value ?? ""} key={value} label={label} name={name} size="sm">
      {any ? <option value="">{any}</option> : null}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </SelectField>
  );
}
