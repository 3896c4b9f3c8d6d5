"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, RadioCard } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { SelectField, TextField } from "@/components/ui/fields";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { createPaperListAction } from "../actions";
import { validDays, type Who, whoChoices } from "../sheet.schema";
import { useProblem } from "./use-problem";

type Choice = { id: string; name: string };

export type NewSheetProps = {
  /** Made with the page: sending twice makes one list. */
  id: string;
  workplaceId: string;
  departments: Choice[];
  shifts: Choice[];
  lines: string[];
  preset: { department?: string | undefined; shift?: string | undefined; who?: Who | undefined };
};

export function NewSheetForm(props: NewSheetProps) {
  const t = useTranslations("paper.form");
  const [result, submit, pending] = useActionState(createPaperListAction, null);
  const problem = useProblem(result);
  return (
    <form
      noValidate
      action={submit}
      className="grid max-w-2xl gap-6"
      onSubmit={(event) => {
        // React empties a form after its action, also after a refusal.
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <input name="id" type="hidden" value={props.id} />
      <input name="workplaceId" type="hidden" value={props.workplaceId} />
      <WhoChoice chosen={props.preset.who ?? "not_talked"} error={problem("who")} />
      <Places {...props} />
      <Shown />
      <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField
          autoComplete="off"
          error={problem("returnTo")}
          hint={t("returnToHint")}
          label={t("returnTo")}
          maxLength={120}
          meta={t("optional")}
          name="returnTo"
        />
        <SelectField defaultValue="7" error={problem("days")} label={t("days")} name="days">
          {validDays.map((days) => (
            <option key={days} value={days}>
              {t("dayCount", { days: Number(days) })}
            </option>
          ))}
        </SelectField>
      </div>
      {problem() ? <FieldError>{problem()}</FieldError> : null}
      <div className="grid justify-items-start gap-2">
        <Button busy={pending} type="submit" variant="red">
          {t("create")}
        </Button>
        <p className="text-13 text-ink-3">{t("recorded")}</p>
      </div>
    </form>
  );
}

function WhoChoice({ chosen, error }: { chosen: Who; error: string | undefined }) {
  const t = useTranslations("paper");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-strong">{t("form.who")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {whoChoices.map((who) => (
          <RadioCard
            defaultChecked={who === chosen}
            key={who}
            label={t(`who.${who}`)}
            name="who"
            value={who}
          />
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}

function Places({ departments, lines, shifts, preset }: NewSheetProps) {
  const t = useTranslations("paper.form");
  const named = (choices: Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }));
  const questions = [
    {
      name: "departmentIds[]",
      legend: t("departments"),
      options: named(departments),
      chosen: preset.department,
    },
    { name: "lines[]", legend: t("lines"), options: lines.map((line) => ({ value: line, label: line })) },
    { name: "shiftIds[]", legend: t("shifts"), options: named(shifts), chosen: preset.shift },
  ];
  return (
    <>
      {questions
        .filter(({ options }) => options.length > 1)
        .map(({ name, legend, options, chosen }) => (
          <ToggleChips
            defaultValue={chosen ? [chosen] : []}
            key={name}
            legend={legend}
            meta={t("noneIsAll")}
            name={name}
            options={options}
            type="checkbox"
          />
        ))}
    </>
  );
}

function Shown() {
  const t = useTranslations("paper.form");
  return (
    <fieldset>
      <legend className="text-13 font-strong">{t("prints")}</legend>
      <p className="mb-1 text-13 text-ink-2">{t("printsHint")}</p>
      <Checkbox hint={t("fullNamesHint")} label={t("fullNames")} name="fullNames" />
      <Checkbox hint={t("ratingsHint")} label={t("ratings")} name="ratings" />
      <Checkbox hint={t("phonesHint")} label={t("phones")} name="phones" />
    </fieldset>
  );
}
