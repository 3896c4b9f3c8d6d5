"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { createCampaignAction, updateCampaignAction } from "../actions";
import type { Campaign, PlanChoices } from "../queries";
import { useProblem } from "./use-problem";

type CampaignFormProps = {
  choices: PlanChoices;
  thresholds: { id: string; name: string }[];
  campaign?: Campaign;
};

/** Starts a campaign, or changes the plan of one. */
export function CampaignForm({ choices, thresholds, campaign }: CampaignFormProps) {
  const t = useTranslations("campaigns.form");
  const act = campaign ? updateCampaignAction : createCampaignAction;
  const [result, submit] = useActionState(act, null);
  const problem = useProblem();
  const typed = result?.ok === false ? result.values : {};
  const whole = result?.ok === false && Object.keys(result.fields).length === 0 ? problem(result) : undefined;
  return (
    <form action={submit} className="grid max-w-xl gap-5">
      {campaign ? <input name="id" type="hidden" value={campaign.id} /> : null}
      <TextField
        autoComplete="off"
        defaultValue={typed.name ?? campaign?.name}
        error={problem(result, "name")}
        hint={t("nameHint")}
        label={t("name")}
        maxLength={120}
        name="name"
        required
      />
      <TextField
        autoComplete="off"
        defaultValue={typed.ask ?? campaign?.ask ?? ""}
        error={problem(result, "ask")}
        hint={t("askHint")}
        label={t("ask")}
        maxLength={200}
        meta={t("optional")}
        name="ask"
      />
      <WorkplaceChoice
        chosen={campaign?.workplaces.map(({ id }) => id)}
        choices={choices}
        error={problem(result, "workplaceIds")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          defaultValue={typed.startsOn ?? campaign?.startsOn ?? choices.today}
          error={problem(result, "startsOn")}
          label={t("startsOn")}
          name="startsOn"
          required
        />
        <DateField
          defaultValue={typed.endsOn ?? campaign?.endsOn ?? ""}
          error={problem(result, "endsOn")}
          label={t("endsOn")}
          meta={t("optional")}
          name="endsOn"
        />
      </div>
      <SelectField
        defaultValue={typed.goalThresholdId ?? campaign?.goalThresholdId ?? ""}
        error={problem(result, "goalThresholdId")}
        label={t("goal")}
        name="goalThresholdId"
      >
        <option value="">{t("noGoal")}</option>
        {thresholds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {campaign ? null : (
        <Checkbox defaultChecked hint={t("enrolNowHint")} label={t("enrolNow")} name="enrolNow" />
      )}
      {whole ? <FieldError>{whole}</FieldError> : null}
      {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      <SubmitButton className="justify-self-start" variant={campaign ? "ink" : "red"}>
        {campaign ? t("save") : t("create")}
      </SubmitButton>
    </form>
  );
}

type WorkplaceChoiceProps = { choices: PlanChoices; chosen: string[] | undefined; error: string | undefined };

function WorkplaceChoice({ choices, chosen, error }: WorkplaceChoiceProps) {
  const t = useTranslations("campaigns.form");
  const only = choices.workplaces.length === 1;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-14 font-label">{t("workplaces")}</legend>
      {choices.workplaces.map(({ id, name, employer, people }) => (
        <Checkbox
          defaultChecked={chosen ? chosen.includes(id) : only}
          hint={t("people", { employer, people })}
          key={id}
          label={name}
          name="workplaceIds[]"
          value={id}
        />
      ))}
      {error ? <FieldError>{error}</FieldError> : null}
      {chosen ? <p className="text-13 text-ink-3">{t("keepHint")}</p> : null}
    </fieldset>
  );
}
