"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { SelectField } from "@/components/ui/fields";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { useHandOver } from "./use-hand-over";

type HandOverPerson = { id: string; label: string };
export type HandOverDay = { day: string; label: string; name: string };

type Props = {
  cellKey: string;
  colleagues: readonly { id: string; name: string }[];
  days: readonly HandOverDay[];
  /** The first ones are given, unless others are ticked. */
  usual: number;
  people: readonly HandOverPerson[];
  open: boolean;
};

/** A cell, or the ticked people of it, to an organiser for a day. */
export function HandOver({ cellKey, colleagues, days, usual, people, open }: Props) {
  const t = useTranslations("week.handOver");
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const [lacks, setLacks] = useState(false);
  const [busy, start] = useTransition();
  const give = useHandOver();
  const usualIds = people.slice(0, usual).map(({ id }) => id);
  const chosen = people.filter(({ id }) => (ticked ?? new Set(usualIds)).has(id)).map(({ id }) => id);
  if (people.length === 0) return <p className="text-13 text-ink-3">{t("nobody")}</p>;
  if (colleagues.length === 0) return <p className="text-13 text-ink-3">{t("noColleague")}</p>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const colleague = colleagues.find(({ id }) => id === form.get("userId"));
    const day = days.find((each) => each.day === form.get("dueOn"));
    setLacks(!colleague);
    if (!colleague || !day || chosen.length === 0) return;
    start(async () => {
      await give({ id: v7(), contactIds: chosen, colleague, day });
      setTicked(null);
    });
  };
  const tick = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return (
    <form className="grid gap-2" noValidate onSubmit={submit}>
      {open ? (
        <fieldset className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
          <legend className="sr-only">{t("people")}</legend>
          {people.map(({ id, label }) => (
            <Checkbox
              checked={chosen.includes(id)}
              key={id}
              label={label}
              onChange={(event) => tick(id, event.target.checked)}
            />
          ))}
        </fieldset>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <SelectField
          className="w-full sm:w-48"
          defaultValue={colleagues.length === 1 ? colleagues[0]?.id : ""}
          error={lacks ? t("needName") : undefined}
          hideLabel
          id={`to-${cellKey}`}
          label={t("to")}
          name="userId"
        >
          <option value="">{t("choose")}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ToggleChips
          defaultValue={days[1]?.day ?? days[0]?.day}
          hideLegend
          legend={t("day")}
          name="dueOn"
          options={days.map(({ day, label }) => ({ value: day, label }))}
          size="sm"
        />
        <Button busy={busy} type="submit" variant="ink">
          {t("submit", { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
