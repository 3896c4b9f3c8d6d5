"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult } from "@/lib/action";
import { createCampaignAction, updateCampaignAction } from "../actions";
import type { Campaign, PlanChoices } from "../queries";
import { useProblem } from "./use-problem";

type CampaignFormProps = {
  choices: PlanChoices;
  thresholds: { id: string; name: string }[];
  campaign?: Campaign;
};

export function CampaignForm({ choices, thresholds, campaign }: CampaignFormProps) {
  const t = useTranslations("campaigns.form");
  const act = campaign ? updateCampaignAction : createCampaignAction;
  const [result, submit] = useActionState(act, null);
  const problem = useProblem();
  const values = result?.ok === false ? result.values : planOf(campaign, choices);
  const chosen = campaign?.workplaces.map(({ id }) => id);
  return (
    <form noValidate action={submit} className="grid max-w-xl gap-5">
      {campaign ? <input name="id" type="hidden" value={campaign.id} /> : null}
      <TextField
        autoComplete="off"
        defaultValue={values.name}
        error={problem(result, "name")}
        hint={t("nameHint")}
        label={t("name")}
        maxLength={120}
        name="name"
        required
      />
      <TextField
        autoComplete="off"
        defaultValue={values.ask}
        error={problem(result, "ask")}
        hint={t("askHint")}
        label={t("ask")}
        maxLength={200}
        meta={t("optional")}
        name="ask"
      />
      <WorkplaceChoice choices={choices} chosen={chosen} error={problem(result, "workplaceIds")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          defaultValue={values.startsOn}
          error={problem(result, "startsOn")}
          label={t("startsOn")}
          name="startsOn"
          required
        />
        <DateField
          defaultValue={values.endsOn}
          error={problem(result, "endsOn")}
          label={t("endsOn")}
          meta={t("optional")}
          name="endsOn"
        />
      </div>
      <GoalChoice
        error={problem(result, "goalThresholdId")}
        thresholds={thresholds}
        value={values.goalThresholdId}
      />
      {campaign ? null : (
        <Checkbox defaultChecked hint={t("enrolNowHint")} label={t("enrolNow")} name="enrolNow" />
      )}
      <Outcome result={result} />
      <SubmitButton className="justify-self-start" variant={campaign ? "ink" : "red"}>
        {campaign ? t("save") : t("create")}
      </SubmitButton>
    </form>
  );
}

type PlanValues = Partial<Record<"name" | "ask" | "startsOn" | "endsOn" | "goalThresholdId", string>>;

function planOf(campaign: Campaign | undefined, { today }: PlanChoices): PlanValues {
  if (!campaign) return { startsOn: today };
  const { name, ask, startsOn, endsOn, goalThresholdId } = campaign;
  return { name, startsOn, ask: ask ?? "", endsOn: endsOn ?? "", goalThresholdId: goalThresholdId ?? "" };
}

function Outcome({ result }: { result: ActionResult<string> | null }) {
  const t = useTranslations("campaigns.form");
  const problem = useProblem();
  if (result?.ok) return <Saved>{t("saved")}</Saved>;
  if (!result || Object.keys(result.fields).length > 0) return null;
  return <FieldError>{problem(result)}</FieldError>;
}

type GoalChoiceProps = Pick<CampaignFormProps, "thresholds"> & {
  value: string | undefined;
  error: string | undefined;
};

function GoalChoice({ thresholds, value, error }: GoalChoiceProps) {
  const t = useTranslations("campaigns.form");
  return (
    <SelectField defaultValue={value ?? ""} error={error} label={t("goal")} name="goalThresholdId">
      <option value="">{t("noGoal")}</option>
      {thresholds.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
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
