"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import { SearchInput } from "@/components/ui/search-input";
import { Notice } from "@/components/ui/states";
import type { TickRow as Row } from "../people.queries";
import { type ActivityKind, tookPart } from "../vocabulary.schema";
import { TickRow } from "./tick-row";
import { useTicks } from "./use-ticks";

type TickListProps = {
  activityId: string;
  kind: ActivityKind;
  departments: { id: string; name: string }[];
  first: { rows: Row[]; more: boolean };
};

/** One tap a person. A name stays where it is when it is ticked, so that nothing moves under the thumb. */
export function TickList({ activityId, kind, departments, first }: TickListProps) {
  const t = useTranslations("activities.tick");
  const { rows, more, problem, busy, set, look, narrow, next } = useTicks({ activityId, first });
  const groups = [
    { key: "yes", title: t("saidYes"), rows: rows.filter(({ saidYes }) => saidYes) },
    { key: "others", title: t("notAsked"), rows: rows.filter(({ saidYes }) => !saidYes) },
  ];
  const done = rows.filter(({ state }) => tookPart(state)).length;
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-3">
      <div className="sticky top-0 z-10 grid gap-2 bg-paper py-2 sm:grid-cols-2">
        <search>
          <SearchInput label={t("find")} onChange={(event) => look(event.currentTarget.value)} />
        </search>
        {departments.length > 1 ? (
          <SelectField
            hideLabel
            label={t("department")}
            name="department"
            onChange={(event) => narrow(event.currentTarget.value)}
          >
            <option value="">{t("allDepartments")}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
      <p className="text-14" role="status">
        {rows.length === 0 ? t("none") : t("of", { done, all: rows.length })}
      </p>
      {problem ? <Notice live>{problem}</Notice> : null}
      {groups.map((group) =>
        group.rows.length === 0 ? null : (
          <section className="-mx-4 md:mx-0" key={group.key}>
            <h2 className="border-t-2 border-ink px-4 pt-2 text-14 font-strong first-letter:uppercase md:px-0">
              {group.title}
            </h2>
            <ul>
              {group.rows.map((row) => (
                <TickRow key={row.contactId} kind={kind} onSet={set} row={row} />
              ))}
            </ul>
          </section>
        ),
      )}
      {more ? (
        <Button busy={busy} onClick={next}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}
