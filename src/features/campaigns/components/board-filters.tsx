"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/inputs";
import type { FilterChoices } from "../board.queries";
import type { BoardFilter } from "../enrolments.schema";

type BoardFiltersProps = {
  choices: FilterChoices;
  filter: BoardFilter;
  stuck: number;
  severalWorkplaces: boolean;
};

/** A GET form; with scripts it submits itself. */
export function BoardFilters({ choices, filter, stuck, severalWorkplaces }: BoardFiltersProps) {
  const t = useTranslations("campaigns.filters");
  const router = useRouter();
  const [busy, start] = useTransition();
  const named = ({ id, name, workplace }: { id: string; name: string; workplace: string }) => (
    <option key={id} value={id}>
      {severalWorkplaces ? t("at", { name, workplace }) : name}
    </option>
  );
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const href = addressOf(new FormData(event.currentTarget));
    start(() => router.push(href, { scroll: false }));
  };
  return (
    <form
      noValidate
      aria-busy={busy}
      aria-label={t("label")}
      className={cn(
        "flex min-w-0 grow gap-2 overflow-x-auto py-0.5 md:flex-wrap print:hidden",
        busy && "opacity-60",
      )}
      onChange={(event) => event.currentTarget.requestSubmit()}
      onSubmit={apply}
    >
      <Select
        aria-label={t("department")}
        className="w-44 shrink-0"
        defaultValue={filter.department}
        name="department"
        size="sm"
      >
        <option value="">{t("everyDepartment")}</option>
        {choices.departments.map(named)}
      </Select>
      <Select
        aria-label={t("shift")}
        className="w-36 shrink-0"
        defaultValue={filter.shift}
        name="shift"
        size="sm"
      >
        <option value="">{t("everyShift")}</option>
        {choices.shifts.map(named)}
      </Select>
      <Select
        aria-label={t("owner")}
        className="w-40 shrink-0"
        defaultValue={filter.owner}
        name="owner"
        size="sm"
      >
        <option value="">{t("anyone")}</option>
        <option value="none">{t("noOwner")}</option>
        {choices.owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {filter.stuck ? <input name="stuck" type="hidden" value="1" /> : null}
      <noscript>
        <Button size="sm" type="submit">
          {t("apply")}
        </Button>
      </noscript>
      <StuckChip filter={filter} stuck={stuck} />
    </form>
  );
}

function StuckChip({ filter, stuck }: { filter: BoardFilter; stuck: number }) {
  const t = useTranslations("campaigns.filters");
  const on = filter.stuck === "1";
  const params = new URLSearchParams(given({ ...filter, stuck: on ? undefined : "1" }));
  return (
    <ChipLink className="shrink-0" href={`?${params}`} on={on} prefetch={false} scroll={false} size="sm">
      {t.rich("stuck", {
        count: stuck,
        mark: (words) => <b className="rounded-1 bg-marker px-1.5 text-on-marker">{words}</b>,
      })}
    </ChipLink>
  );
}

function addressOf(form: FormData): string {
  return `?${new URLSearchParams(given(Object.fromEntries(form)))}`;
}

function given(values: Record<string, unknown>): [string, string][] {
  return Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
  );
}
