"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checks";
import { FieldError } from "@/components/ui/field";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Notice, Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult } from "@/lib/action";
import type { Day } from "@/lib/dates";
import { createActivityAction, updateActivityAction } from "../actions";
import type { PlaceChoices } from "../places.queries";
import type { Activity } from "../queries";
import { activityKinds } from "../vocabulary.schema";
import { PlacesField } from "./places-field";
import { useProblem } from "./use-problem";

type ActivityFormProps = {
  choices: PlaceChoices;
  today: Day;
  activity?: Activity;
  campaignId?: string | undefined;
  /** As sent, for the places that are chosen. */
  chosen: string[];
};

export function ActivityForm({ choices, today, activity, campaignId, chosen }: ActivityFormProps) {
  const t = useTranslations("activities.form");
  const kinds = useTranslations("activities.kinds");
  const [result, submit] = useActionState(activity ? updateActivityAction : createActivityAction, null);
  const problem = useProblem();
  const values = result?.ok === false ? result.values : valuesOf({ activity, campaignId, today });
  const frozen = activity?.launchedAt !== undefined && activity.launchedAt !== null;
  return (
    <form noValidate action={submit} className="grid max-w-xl gap-5">
      {activity ? (
        <>
          <input name="id" type="hidden" value={activity.id} />
          <input name="version" type="hidden" value={activity.version} />
        </>
      ) : null}
      {frozen ? <Notice>{t("frozen")}</Notice> : null}
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
      <SelectField defaultValue={values.kind} error={problem(result, "kind")} label={t("kind")} name="kind">
        {activityKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kinds(kind)}
          </option>
        ))}
      </SelectField>
      <TextField
        autoComplete="off"
        defaultValue={values.ask}
        error={problem(result, "ask")}
        label={t("ask")}
        maxLength={200}
        meta={t("optional")}
        name="ask"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          defaultValue={values.heldOn}
          error={problem(result, "heldOn")}
          label={t("heldOn")}
          name="heldOn"
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
      <SelectField
        defaultValue={values.campaignId}
        error={problem(result, "campaignId")}
        label={t("campaign")}
        name="campaignId"
      >
        <option value="">{t("noCampaign")}</option>
        {choices.campaigns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <PlacesField choices={choices} chosen={chosen} error={problem(result, "places")} />
      <TestFields problem={(field) => problem(result, field)} values={values} />
      <Outcome result={result} />
      <SubmitButton className="justify-self-start" variant={activity ? "ink" : "red"}>
        {t(activity ? "save" : "create")}
      </SubmitButton>
    </form>
  );
}

type Values = Partial<Record<string, string>>;

function valuesOf({
  activity,
  campaignId,
  today,
}: Pick<ActivityFormProps, "activity" | "campaignId" | "today">): Values {
  if (!activity) return { heldOn: today, kind: "petition", campaignId: campaignId ?? "" };
  const { name, kind, ask, heldOn, endsOn, campaign, isTest, goalPercent, publicPercent } = activity;
  return {
    ...{ name, kind, heldOn, ask: ask ?? "", endsOn: endsOn ?? "", campaignId: campaign?.id ?? "" },
    ...(isTest && { isTest: "on" }),
    ...{ goalPercent: goalPercent?.toString() ?? "", publicPercent: publicPercent?.toString() ?? "" },
  };
}

type TestFieldsProps = { values: Values; problem: (field: string) => string | undefined };

/** The goals appear with the choice, without scripts too. */
function TestFields({ values, problem }: TestFieldsProps) {
  const t = useTranslations("activities.form");
  const number = { inputMode: "numeric" as const, autoComplete: "off", maxLength: 3 };
  return (
    <div className="group/test grid gap-3">
      <Checkbox
        defaultChecked={values.isTest === "on"}
        hint={t("isTestHint")}
        label={t("isTest")}
        name="isTest"
      />
      <div className="hidden gap-5 group-has-checked/test:grid sm:grid-cols-2">
        <TextField
          {...number}
          defaultValue={values.goalPercent}
          error={problem("goalPercent")}
          label={t("goal")}
          meta={t("optional")}
          name="goalPercent"
        />
        <TextField
          {...number}
          defaultValue={values.publicPercent}
          error={problem("publicPercent")}
          label={t("public")}
          meta={t("optional")}
          name="publicPercent"
        />
      </div>
    </div>
  );
}

function Outcome({ result }: { result: ActionResult<string> | null }) {
  const t = useTranslations("activities.form");
  const problem = useProblem();
  if (result?.ok) return <Saved>{t("saved")}</Saved>;
  if (!result || Object.keys(result.fields).some((field) => field !== "form")) return null;
  return <FieldError>{problem(result)}</FieldError>;
}
